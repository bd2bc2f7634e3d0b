import type { ContentConfig } from '../content/content-config.ts';

/** Options of {@link GoogleGenAIInstrumentation}: `enabled`, which is true by default, and `captureContent`. */
export type GoogleGenAIInstrumentationConfig = ContentConfig;
