import type { ContentConfig } from '../content/content-config.ts';

/** Options of {@link GroqInstrumentation}: `enabled`, which is true by default, and `captureContent`. */
export type GroqInstrumentationConfig = ContentConfig;
