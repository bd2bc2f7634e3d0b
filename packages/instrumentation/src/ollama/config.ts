import type { ContentConfig } from '../content/content-config.ts';

/** Options of {@link OllamaInstrumentation}: `enabled`, which is true by default, and `captureContent`. */
export type OllamaInstrumentationConfig = ContentConfig;
