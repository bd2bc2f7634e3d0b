import type { GivenModules } from './options.ts';

/** How an application gives an SDK to `register({ modules })`. */
export interface HowToGive {
  /** What it imports. */
  readonly imports: string;
  /** Value of `modules`. */
  readonly modules: string;
}

/** By the SDK's name in the options; written as an application would write it. */
export const HOW_TO_GIVE: Readonly<Record<keyof GivenModules, HowToGive>> = {
  openai: { imports: "import { OpenAI } from 'openai'", modules: '{ openai: OpenAI }' },
  anthropic: { imports: "import { Anthropic } from '@anthropic-ai/sdk'", modules: '{ anthropic: Anthropic }' },
  googleGenAI: { imports: "import { Models } from '@google/genai'", modules: '{ googleGenAI: { Models } }' },
  bedrock: { imports: "import * as bedrock from '@aws-sdk/client-bedrock-runtime'", modules: '{ bedrock }' },
  groq: { imports: "import { Groq } from 'groq-sdk'", modules: '{ groq: Groq }' },
  cohere: { imports: "import * as cohere from 'cohere-ai'", modules: '{ cohere }' },
  mistral: { imports: "import { Mistral } from '@mistralai/mistralai'", modules: '{ mistral: Mistral }' },
  ollama: { imports: "import { Ollama } from 'ollama'", modules: '{ ollama: Ollama }' },
};
