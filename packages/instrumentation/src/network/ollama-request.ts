import type { Endpoint } from '../endpoint.ts';
import { field, text } from '../json-fields.ts';
import { OllamaReader } from '../ollama/answer-reader.ts';
import { METHODS } from '../ollama/describe-call.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import type { SentRequest } from './sent-request.ts';
import { wireCall } from './wire-call.ts';

/** The call that a request to Ollama's own API makes; undefined for other requests. Chats and completions are streamed unless they say no. */
export function describeOllamaRequest({ method, path, body }: SentRequest, endpoint: Endpoint): CallDescription | undefined {
  if (method !== 'post' || endpoint.provider !== 'ollama') return undefined;
  const operation = METHODS.get(/\/api\/(\w+)$/.exec(path)?.[1] ?? '');
  if (operation === undefined) return undefined;
  const isStream = operation !== 'embeddings' && field(body, 'stream') !== false;
  return wireCall({ operation, model: text(body, 'model'), isStream }, endpoint, new OllamaReader());
}
