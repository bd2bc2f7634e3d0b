import { AUDIO } from './openai/audio.ts';
import { EMBEDDING } from './openai/embedding.ts';
import { FINE_TUNED } from './openai/fine-tuned.ts';
import { GPT_4 } from './openai/gpt-4.ts';
import { GPT_5 } from './openai/gpt-5.ts';
import { GPT_5_6 } from './openai/gpt-5-6.ts';
import { GPT_6 } from './openai/gpt-6.ts';
import { IMAGE } from './openai/image.ts';
import { REASONING } from './openai/reasoning.ts';
import type { ModelPrices } from '../price-book.ts';

/**
 * OpenAI's own API. A prompt of more than 272,000 tokens doubles input and cache rates and takes output times 1.5, for the
 * whole request. From GPT-5.6 on, cache writes are billed; `cache_write` is the rate of the usual 30 minutes.
 */
export const OPENAI: readonly ModelPrices[] = [
  ...GPT_6,
  ...GPT_5_6,
  ...GPT_5,
  ...GPT_4,
  ...REASONING,
  ...FINE_TUNED,
  ...AUDIO,
  ...IMAGE,
  ...EMBEDDING,
];
