import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_OPENAI_API_TYPE,
  ATTR_OPENAI_REQUEST_SERVICE_TIER,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
} from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import type { Endpoint } from '../endpoint.ts';
import { field, text } from '../json-fields.ts';
import type { CallDescription } from '../provider-instrumentation.ts';
import type { RequestOptions } from '../stainless/client.ts';
import { ChatReader } from './chat-reader.ts';
import { EmbeddingsReader } from './embeddings-reader.ts';
import { ResponseReader } from './response-reader.ts';
import { routeOf, type Route } from './routes.ts';

/** The call that a request of the OpenAI SDK makes; undefined for paths that are not instrumented. */
export function describeCall(options: RequestOptions, endpoint: Endpoint): CallDescription | undefined {
  const route = routeOf(options.method, options.path);
  if (route === undefined) return undefined;
  const { body } = options;
  const model = text(body, 'model');
  const attributes: Attributes = {
    [ATTR_GEN_AI_OPERATION_NAME]: route.operation,
    [ATTR_GEN_AI_PROVIDER_NAME]: endpoint.provider,
  };
  if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  if (endpoint.host !== undefined) attributes[ATTR_SERVER_ADDRESS] = endpoint.host;
  if (endpoint.port !== undefined) attributes[ATTR_SERVER_PORT] = endpoint.port;
  if (route.apiType !== undefined) attributes[ATTR_OPENAI_API_TYPE] = route.apiType;
  if (route.responseId !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = route.responseId;
  if (options['stream'] === true || field(body, 'stream') === true) attributes[ATTR_GEN_AI_REQUEST_STREAM] = true;
  const tier = text(body, 'service_tier');
  if (tier !== undefined && tier !== 'auto') attributes[ATTR_OPENAI_REQUEST_SERVICE_TIER] = tier;
  return { spanName: model === undefined ? route.operation : `${route.operation} ${model}`, attributes, reader: readerOf(route) };
}

function readerOf(route: Route): AnswerReader {
  switch (route.answer) {
    case 'chat':
      return new ChatReader();
    case 'embeddings':
      return new EmbeddingsReader();
    case 'response':
      return new ResponseReader('reported');
    case 'fetched response':
      return new ResponseReader('left out');
    default:
      return route.answer satisfies never;
  }
}
