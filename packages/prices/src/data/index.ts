import { ANTHROPIC } from './anthropic.ts';
import { BEDROCK_MODELS } from './bedrock.ts';
import { COHERE } from './cohere.ts';
import { DEEPSEEK } from './deepseek.ts';
import { GOOGLE } from './google.ts';
import { GROQ } from './groq.ts';
import { OPENAI } from './openai.ts';
import { PERPLEXITY } from './perplexity.ts';
import { VERTEX_ANTHROPIC } from './vertex-anthropic.ts';
import { XAI } from './xai.ts';
import type { PriceBook } from '../price-book.ts';

/** The book that ships with this package: list prices of the providers' own APIs. DATA.md says where each comes from. */
export const PACKAGED_BOOK: PriceBook = {
  schema: 'spancost/price-book/v1',
  id: 'list',
  revision: 1,
  currency: 'USD',
  models: [...OPENAI, ...ANTHROPIC, ...BEDROCK_MODELS, ...VERTEX_ANTHROPIC, ...GOOGLE, ...COHERE, ...DEEPSEEK, ...XAI, ...GROQ, ...PERPLEXITY],
};
