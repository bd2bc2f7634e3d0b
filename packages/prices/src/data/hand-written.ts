import type { ModelPrices } from '../price-book.ts';
import { ANTHROPIC } from './anthropic.ts';
import { AZURE } from './azure.ts';
import { BEDROCK_MODELS } from './bedrock.ts';
import { COHERE } from './cohere.ts';
import { DEEPSEEK } from './deepseek.ts';
import { GOOGLE } from './google.ts';
import { GROQ } from './groq.ts';
import { MISTRAL } from './mistral.ts';
import { OPENAI } from './openai.ts';
import { PERPLEXITY } from './perplexity.ts';
import { VERTEX_ANTHROPIC } from './vertex-anthropic.ts';
import { XAI } from './xai.ts';

/**
 * The models whose prices were looked up by hand, a file a provider. Whoever adds one runs `npm run generate`: what it prices is
 * then no longer imported.
 */
export const HAND_WRITTEN: readonly ModelPrices[] = [
  ...OPENAI,
  ...AZURE,
  ...ANTHROPIC,
  ...BEDROCK_MODELS,
  ...VERTEX_ANTHROPIC,
  ...GOOGLE,
  ...COHERE,
  ...MISTRAL,
  ...DEEPSEEK,
  ...XAI,
  ...GROQ,
  ...PERPLEXITY,
];
