import { OPERATION_RERANK } from '@spancost/conventions';
import { CohereReader } from '../cohere/answer-reader.ts';
import type { Endpoint } from '../endpoint.ts';
import { field, text } from '../json-fields.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import { ConvertedReader } from './converted-reader.ts';
import { inCamelCase } from './in-camel-case.ts';
import type { SentRequest } from './sent-request.ts';
import { wireCall } from './wire-call.ts';

/** By the end of the path, of both versions of the API. */
const OPERATIONS: ReadonlyMap<string | undefined, string> = new Map([
  ['chat', 'chat'],
  ['embed', 'embeddings'],
  ['rerank', OPERATION_RERANK],
]);

/** The call that a request to Cohere makes; undefined for other requests. */
export function describeCohereRequest({ method, path, body }: SentRequest, endpoint: Endpoint): CallDescription | undefined {
  if (method !== 'post' || endpoint.provider !== 'cohere') return undefined;
  const operation = OPERATIONS.get(/\/v[12]\/(\w+)$/.exec(path)?.[1]);
  if (operation === undefined) return undefined;
  const asked = { operation, model: text(body, 'model'), isStream: field(body, 'stream') === true };
  return wireCall(asked, endpoint, new ConvertedReader(new CohereReader(), inCamelCase));
}
