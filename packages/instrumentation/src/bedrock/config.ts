import type { ContentConfig } from '../content/content-config.ts';

/** Options of {@link BedrockInstrumentation}: `enabled`, which is true by default, and `captureContent`. */
export type BedrockInstrumentationConfig = ContentConfig;
