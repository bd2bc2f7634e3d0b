import type { ContentConfig } from '../content/content-config.ts';

/** Options of {@link AiSdkInstrumentation}: `enabled`, which is true by default, and `captureContent`. */
export type AiSdkInstrumentationConfig = ContentConfig;
