import type { ContentConfig } from '../content/content-config.ts';

/** Options of {@link MistralInstrumentation}: `enabled`, which is true by default, and `captureContent`. */
export type MistralInstrumentationConfig = ContentConfig;
