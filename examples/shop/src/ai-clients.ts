import { Anthropic } from '@anthropic-ai/sdk';
import { OpenAI } from 'openai';

/** The shop's clients of its two providers, as every application makes them: addresses and keys come from the environment. */
export interface AiClients {
  readonly openai: OpenAI;
  readonly anthropic: Anthropic;
}

export function aiClients(): AiClients {
  return { openai: new OpenAI(), anthropic: new Anthropic() };
}
