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
import type { Endpoint } from '../endpoint.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';

/** What a request says of its call. */
export interface Asked {
  /** Value of `gen_ai.operation.name`. */
  readonly operation: string;
  readonly model: string | undefined;
  readonly isStream: boolean;
  readonly geography?: string | undefined;
}

/** The call of a request to an endpoint. */
export function wireCall(asked: Asked, endpoint: Endpoint, reader: AnswerReader): CallDescription {
  const { operation, model, isStream, geography } = asked;
  const { host, port, provider } = endpoint;
  const attributes: Attributes = { [ATTR_GEN_AI_OPERATION_NAME]: operation, [ATTR_GEN_AI_PROVIDER_NAME]: provider };
  if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  if (host !== undefined) attributes[ATTR_SERVER_ADDRESS] = host;
  if (port !== undefined) attributes[ATTR_SERVER_PORT] = port;
  if (isStream) attributes[ATTR_GEN_AI_REQUEST_STREAM] = true;
  if (geography !== undefined) attributes[ATTR_SPANCOST_USAGE_GEOGRAPHY] = geography;
  if (operation === OPERATION_IMAGE_GENERATION) attributes[ATTR_GEN_AI_OUTPUT_TYPE] = 'image';
  return { spanName: model === undefined ? operation : `${operation} ${model}`, attributes, reader };
}
