import type { ContentConfig } from '../content/content-config.ts';

/** Options of {@link CohereInstrumentation}: `enabled`, which is true by default, and `captureContent`. */
export type CohereInstrumentationConfig = ContentConfig;
