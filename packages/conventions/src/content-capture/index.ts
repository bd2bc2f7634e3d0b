export { base64Size, binaryTextOf, binaryValueOf } from './binary.ts';
export type { BinaryData } from './binary.ts';
export type { CaptureContent, ContentOptions, ContentPlace, Redact } from './content-options.ts';
export { contentCaptureOf, contentSettingFromEnv, contentSettingOf } from './content-setting.ts';
export type { ContentCapture, ContentSetting } from './content-setting.ts';
export { fittedValue } from './fitted-json.ts';
export { foreignContent } from './foreign-content.ts';
export type { Message, MessagePart } from './messages.ts';
export { writtenMessages, writtenParts } from './written-content.ts';
