import type { SdkUnderTest } from '../sdk-under-test.ts';
import { ANTHROPIC_BEDROCK, ANTHROPIC_VERTEX } from './anthropic-clouds.ts';
import { ANTHROPIC } from './anthropic.ts';
import { BEDROCK } from './bedrock.ts';
import { COHERE } from './cohere.ts';
import { GOOGLE_GENAI } from './google-genai.ts';
import { GROQ } from './groq.ts';
import { MISTRAL } from './mistral.ts';
import { OLLAMA } from './ollama.ts';
import { OPENAI } from './openai.ts';

/** Every SDK of the matrix, in the order of the page. */
export const SDKS: readonly SdkUnderTest[] = [
  OPENAI,
  ANTHROPIC,
  ANTHROPIC_BEDROCK,
  ANTHROPIC_VERTEX,
  GOOGLE_GENAI,
  COHERE,
  MISTRAL,
  GROQ,
  OLLAMA,
  BEDROCK,
];
