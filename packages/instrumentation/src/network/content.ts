import { MODEL_CALLS } from '../ai-sdk/content.ts';
import { contentOf as contentOfMessages } from '../anthropic/content.ts';
import { contentOf as contentOfBedrock } from '../bedrock/content.ts';
import { contentOf as contentOfCohere } from '../cohere/content.ts';
import type { CallContent } from '../content/content-dialect.ts';
import type { Endpoint } from '../endpoint.ts';
import { contentOf as contentOfGoogle } from '../google-genai/content.ts';
import { contentOf as contentOfOllama } from '../ollama/content.ts';
import { METHODS as OLLAMA_METHODS } from '../ollama/describe-call.ts';
import { CHAT } from '../openai/chat-content.ts';
import { contentOf as contentOfOpenAI } from '../openai/content.ts';
import type { SentRequest } from './sent-request.ts';

const BEDROCK = /\/model\/([^/]+)\/(converse|invoke)(?:-[a-z-]+)?$/;
const GOOGLE = /(?:\/publishers\/([a-z-]+))?\/[^/]+\/[^/]+:([A-Za-z]+)$/;

/** What of a request is content, in the API that its host and its path tell; undefined for requests without any. */
export function contentOfRequest({ method, path, body }: SentRequest, { provider }: Endpoint): CallContent | undefined {
  const [, model, asked] = (provider === 'aws.bedrock' ? BEDROCK.exec(path) : null) ?? [];
  if (model !== undefined) return contentOfBedrock(asked === 'converse' ? 'converse' : 'invoke', decodeURIComponent(model), body);
  if (provider === 'cohere' && !path.endsWith('/completions')) return contentOfCohere(/\/v[12]\/(\w+)$/.exec(path)?.[1] ?? '', body);
  const inOllama = provider === 'ollama' ? OLLAMA_METHODS.get(/\/api\/(\w+)$/.exec(path)?.[1] ?? '') : undefined;
  if (inOllama !== undefined) return contentOfOllama(inOllama, body);
  if (method === 'post' && path.endsWith('/messages')) return contentOfMessages(body);
  // Vercel's AI Gateway.
  if (path.endsWith('/language-model')) return { dialect: MODEL_CALLS, request: body };
  return ofGoogle(path, body) ?? contentOfOpenAI({ method, path, body });
}

/** Of Vertex AI the models of others too, in the APIs of those. */
function ofGoogle(path: string, body: unknown): CallContent | undefined {
  const [, publisher, action = ''] = GOOGLE.exec(path) ?? [];
  if (/^(?:streamG|g)enerateContent$/.test(action)) return contentOfGoogle('content', body);
  if (!/^(?:streamR|r)awPredict$/.test(action)) return undefined;
  return publisher === 'anthropic' ? contentOfMessages(body) : { dialect: CHAT, request: body };
}
