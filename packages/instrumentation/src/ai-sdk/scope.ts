/** Scope of the spans of the AI SDK's calls. */
export const AI_SDK_SCOPE = '@spancost/instrumentation/ai-sdk';
