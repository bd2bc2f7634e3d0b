import { ANTHROPIC_CASES } from './anthropic.ts';
import { AZURE_CASES } from './azure.ts';
import { BEDROCK_CASES } from './bedrock.ts';
import { COHERE_CASES } from './cohere.ts';
import { DEEPSEEK_CASES } from './deepseek.ts';
import { GOOGLE_CASES } from './google.ts';
import { GROQ_CASES } from './groq.ts';
import { MISTRAL_CASES } from './mistral.ts';
import { OPENAI_CASES } from './openai.ts';
import { PERPLEXITY_CASES } from './perplexity.ts';
import type { PriceCase } from './price-case.ts';
import { VERTEX_ANTHROPIC_CASES } from './vertex-anthropic.ts';
import { XAI_CASES } from './xai.ts';

/** Every case, provider by provider. */
export const ALL_CASES: readonly PriceCase[] = [
  ...OPENAI_CASES,
  ...AZURE_CASES,
  ...ANTHROPIC_CASES,
  ...BEDROCK_CASES,
  ...VERTEX_ANTHROPIC_CASES,
  ...COHERE_CASES,
  ...GOOGLE_CASES,
  ...MISTRAL_CASES,
  ...DEEPSEEK_CASES,
  ...XAI_CASES,
  ...GROQ_CASES,
  ...PERPLEXITY_CASES,
];
