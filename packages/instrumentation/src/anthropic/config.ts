import type { ContentConfig } from '../content/content-config.ts';

/** Options of {@link AnthropicInstrumentation}: `enabled`, which is true by default, and `captureContent`. */
export type AnthropicInstrumentationConfig = ContentConfig;
