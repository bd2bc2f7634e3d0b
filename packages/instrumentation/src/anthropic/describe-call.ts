import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  ATTR_SPANCOST_USAGE_GEOGRAPHY,
} from '@spancost/conventions';
import type { Endpoint } from '../endpoint.ts';
import { field, text } from '../json-fields.ts';
import type { CallDescription } from '../provider-instrumentation.ts';
import type { RequestOptions } from '../stainless/client.ts';
import { cloudOf } from './cloud.ts';
import { MessageReader } from './message-reader.ts';

/** `messages.create` of the API and of its beta, and a `client.post` to the same path. */
const MESSAGES = /\/v1\/messages(?:\?.*)?$/;

/** The call that a request of the Anthropic SDK makes; undefined for paths that are not instrumented. */
export function describeCall(options: RequestOptions, endpoint: Endpoint, client: object = {}): CallDescription | undefined {
  const { method, path, body } = options;
  if (method !== 'post' || typeof path !== 'string' || !MESSAGES.test(path)) return undefined;
  const model = text(body, 'model');
  const { provider, geography } = cloudOf(client, model, endpoint);
  const attributes: Attributes = {
    [ATTR_GEN_AI_OPERATION_NAME]: 'chat',
    [ATTR_GEN_AI_PROVIDER_NAME]: provider,
  };
  if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  if (endpoint.host !== undefined) attributes[ATTR_SERVER_ADDRESS] = endpoint.host;
  if (endpoint.port !== undefined) attributes[ATTR_SERVER_PORT] = endpoint.port;
  if (geography !== undefined) attributes[ATTR_SPANCOST_USAGE_GEOGRAPHY] = geography;
  if (options['stream'] === true || field(body, 'stream') === true) attributes[ATTR_GEN_AI_REQUEST_STREAM] = true;
  // Bedrock answers with Anthropic's name of the model, which is none of its own.
  const isBedrock = provider === 'aws.bedrock';
  const reader = new MessageReader({
    servedModel: isBedrock ? model : undefined,
    isPlaced: isBedrock || provider === 'gcp.vertex_ai',
  });
  return { spanName: model === undefined ? 'chat' : `chat ${model}`, attributes, reader };
}
