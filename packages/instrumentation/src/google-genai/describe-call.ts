import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_OUTPUT_TYPE,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  ATTR_SPANCOST_USAGE_GEOGRAPHY,
  OPERATION_IMAGE_GENERATION,
} from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import type { EndpointCache } from '../endpoint-cache.ts';
import { text } from '../json-fields.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import { ContentReader } from './content-reader.ts';
import { EmbeddingsReader } from './embeddings-reader.ts';
import { ImagesReader } from './images-reader.ts';
import { METHODS, type Asked } from './methods.ts';
import { serviceOf, type Service } from './service.ts';

/** The call of a method of `Models`; undefined for methods that are not instrumented. */
export function describeCall(models: object, method: string, params: unknown, endpoints: EndpointCache): CallDescription | undefined {
  const asked = METHODS.get(method);
  return asked === undefined ? undefined : describeRequest(asked, text(params, 'model'), serviceOf(models, params, endpoints));
}

/** The call of a request to one of Google's services. */
export function describeRequest(asked: Asked, model: string | undefined, service: Service): CallDescription {
  const operation = operationOf(asked);
  const { provider, endpoint, geography } = service;
  const attributes: Attributes = { [ATTR_GEN_AI_OPERATION_NAME]: operation, [ATTR_GEN_AI_PROVIDER_NAME]: provider };
  if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  if (endpoint.host !== undefined) attributes[ATTR_SERVER_ADDRESS] = endpoint.host;
  if (endpoint.port !== undefined) attributes[ATTR_SERVER_PORT] = endpoint.port;
  if (geography !== undefined) attributes[ATTR_SPANCOST_USAGE_GEOGRAPHY] = geography;
  if (asked === 'streamed content') attributes[ATTR_GEN_AI_REQUEST_STREAM] = true;
  if (asked === 'images') attributes[ATTR_GEN_AI_OUTPUT_TYPE] = 'image';
  return { spanName: model === undefined ? operation : `${operation} ${model}`, attributes, reader: readerOf(asked, model) };
}

function operationOf(asked: Asked): string {
  if (asked === 'embeddings') return 'embeddings';
  return asked === 'images' ? OPERATION_IMAGE_GENERATION : 'generate_content';
}

function readerOf(asked: Asked, model: string | undefined): AnswerReader {
  switch (asked) {
    case 'content':
    case 'streamed content':
      return new ContentReader(model);
    case 'embeddings':
      return new EmbeddingsReader();
    case 'images':
      return new ImagesReader();
    default:
      return asked satisfies never;
  }
}
