import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
} from '@spancost/conventions';
import type { Endpoint } from '../endpoint.ts';
import { field, text } from '../json-fields.ts';
import type { CallDescription } from '../provider-instrumentation.ts';
import type { RequestOptions } from '../stainless/client.ts';
import { MessageReader } from './message-reader.ts';

/** `messages.create` of the API and of its beta, and a `client.post` to the same path. */
const MESSAGES = /\/v1\/messages(?:\?.*)?$/;

/** The call that a request of the Anthropic SDK makes; undefined for paths that are not instrumented. */
export function describeCall(options: RequestOptions, endpoint: Endpoint): CallDescription | undefined {
  const { method, path, body } = options;
  if (method !== 'post' || typeof path !== 'string' || !MESSAGES.test(path)) return undefined;
  const model = text(body, 'model');
  const attributes: Attributes = {
    [ATTR_GEN_AI_OPERATION_NAME]: 'chat',
    [ATTR_GEN_AI_PROVIDER_NAME]: endpoint.provider,
  };
  if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  if (endpoint.host !== undefined) attributes[ATTR_SERVER_ADDRESS] = endpoint.host;
  if (endpoint.port !== undefined) attributes[ATTR_SERVER_PORT] = endpoint.port;
  if (options['stream'] === true || field(body, 'stream') === true) attributes[ATTR_GEN_AI_REQUEST_STREAM] = true;
  return { spanName: model === undefined ? 'chat' : `chat ${model}`, attributes, reader: new MessageReader() };
}
