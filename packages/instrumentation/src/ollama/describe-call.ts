import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
} from '@spancost/conventions';
import type { EndpointCache } from '../endpoint-cache.ts';
import { field, text } from '../json-fields.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import { OllamaReader } from './answer-reader.ts';

/** The methods that send one request each, and the `gen_ai.operation.name` of each, as read in ollama 0.5.18 and 0.6.4. */
export const METHODS: ReadonlyMap<string, string> = new Map([
  ['chat', 'chat'],
  ['generate', 'text_completion'],
  ['embed', 'embeddings'],
  // The older API, which counts nothing.
  ['embeddings', 'embeddings'],
  // Decisions; new in 0.6.
  ['systemone', 'chat'],
]);

/** The call of a method of a client; undefined for methods that are not instrumented. */
export function describeCall(client: object, method: string, params: unknown, endpoints: EndpointCache): CallDescription | undefined {
  const operation = METHODS.get(method);
  if (operation === undefined) return undefined;
  const model = text(params, 'model');
  const { host, port, provider } = endpoints.at(client, field(field(client, 'config'), 'host'));
  const attributes: Attributes = { [ATTR_GEN_AI_OPERATION_NAME]: operation, [ATTR_GEN_AI_PROVIDER_NAME]: provider };
  if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  if (host !== undefined) attributes[ATTR_SERVER_ADDRESS] = host;
  if (port !== undefined) attributes[ATTR_SERVER_PORT] = port;
  if (field(params, 'stream') === true) attributes[ATTR_GEN_AI_REQUEST_STREAM] = true;
  return { spanName: model === undefined ? operation : `${operation} ${model}`, attributes, reader: new OllamaReader() };
}
