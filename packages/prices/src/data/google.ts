import { GEMINI_2 } from './google/gemini-2.ts';
import { GEMINI_3 } from './google/gemini-3.ts';
import { GEMINI_IMAGES } from './google/gemini-images.ts';
import { GEMINI_SPEECH } from './google/gemini-speech.ts';
import { GEMMA } from './google/gemma.ts';
import { GOOGLE_EMBEDDINGS } from './google/google-embeddings.ts';
import { GOOGLE_MEDIA } from './google/google-media.ts';
import type { ModelPrices } from '../price-book.ts';

/**
 * Google's own models at the paid tier of the Gemini API and at Vertex AI. Thoughts are billed as output, documents as images.
 * Grounding is priced per thousand beyond the free allowance, which a whole account shares. A call without a known location
 * is priced as at the global endpoint.
 */
export const GOOGLE: readonly ModelPrices[] = [
  ...GEMINI_3,
  ...GEMINI_2,
  ...GEMINI_IMAGES,
  ...GEMINI_SPEECH,
  ...GOOGLE_MEDIA,
  ...GOOGLE_EMBEDDINGS,
  ...GEMMA,
];
