import { ANTHROPIC_CASES } from './anthropic.ts';
import { BEDROCK_CASES } from './bedrock.ts';
import { DEEPSEEK_CASES } from './deepseek.ts';
import { GROQ_CASES } from './groq.ts';
import { PERPLEXITY_CASES } from './perplexity.ts';
import type { PriceCase } from './price-case.ts';
import { VERTEX_ANTHROPIC_CASES } from './vertex-anthropic.ts';
import { XAI_CASES } from './xai.ts';

/** Every case, provider by provider. */
export const ALL_CASES: readonly PriceCase[] = [
  ...ANTHROPIC_CASES,
  ...BEDROCK_CASES,
  ...VERTEX_ANTHROPIC_CASES,
  ...DEEPSEEK_CASES,
  ...XAI_CASES,
  ...GROQ_CASES,
  ...PERPLEXITY_CASES,
];
