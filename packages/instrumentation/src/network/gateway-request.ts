import { OPERATION_IMAGE_GENERATION, OPERATION_RERANK } from '@spancost/conventions';
import { ModelResultReader } from '../ai-sdk/model-result-reader.ts';
import type { Endpoint } from '../endpoint.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import { GATEWAY_MODEL, type SentRequest } from './sent-request.ts';
import { wireCall } from './wire-call.ts';

/** What Vercel's AI Gateway is asked for, by the end of the path: `/v4/ai/language-model`. */
const OPERATIONS: ReadonlyMap<string | undefined, string> = new Map([
  ['language-model', 'chat'],
  ['embedding-model', 'embeddings'],
  ['image-model', OPERATION_IMAGE_GENERATION],
  ['reranking-model', OPERATION_RERANK],
]);

/**
 * The call that a request makes to Vercel's AI Gateway, in the AI SDK's own protocol, which names the model in a header; undefined
 * for other requests.
 */
export function describeGatewayRequest({ method, path, headers }: SentRequest, endpoint: Endpoint): CallDescription | undefined {
  if (method !== 'post') return undefined;
  const operation = OPERATIONS.get(/\/([a-z]+-model)$/.exec(path)?.[1]);
  const model = GATEWAY_MODEL.map((name) => headers.get(name)).find((told) => told !== undefined);
  if (operation === undefined || model === undefined) return undefined;
  const asked = { operation, model, isStream: headers.get('ai-language-model-streaming') === 'true' };
  return wireCall(asked, endpoint, new ModelResultReader(operation === 'chat'));
}
