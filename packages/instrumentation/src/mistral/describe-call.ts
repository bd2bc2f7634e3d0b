import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  ATTR_SPANCOST_USAGE_PARAMETER_PREFIX,
  OPERATION_OCR,
} from '@spancost/conventions';
import type { EndpointCache } from '../endpoint-cache.ts';
import { field, text } from '../json-fields.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import { MistralReader } from './answer-reader.ts';
import type { Asked } from './methods.ts';

/** The call of a method, on an object of one of the SDK's classes. */
export function describeCall(
  receiver: object,
  { operation, isStream }: Asked,
  [params, options]: readonly unknown[],
  endpoints: EndpointCache,
): CallDescription {
  const model = text(params, 'model');
  const { host, port, provider } = endpoints.at(receiver, text(options, 'serverURL') ?? baseUrlOf(receiver));
  const attributes: Attributes = { [ATTR_GEN_AI_OPERATION_NAME]: operation, [ATTR_GEN_AI_PROVIDER_NAME]: provider };
  if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  if (host !== undefined) attributes[ATTR_SERVER_ADDRESS] = host;
  if (port !== undefined) attributes[ATTR_SERVER_PORT] = port;
  if (isStream) attributes[ATTR_GEN_AI_REQUEST_STREAM] = true;
  // Pages whose annotations are asked for have a price of their own.
  if (operation === OPERATION_OCR && isAnnotated(params)) attributes[`${ATTR_SPANCOST_USAGE_PARAMETER_PREFIX}annotations`] = 'true';
  return { spanName: model === undefined ? operation : `${operation} ${model}`, attributes, reader: new MistralReader() };
}

function baseUrlOf(receiver: object): string | undefined {
  const url = field(receiver, '_baseURL');
  return url instanceof URL ? url.href : undefined;
}

function isAnnotated(params: unknown): boolean {
  return ['documentAnnotationFormat', 'bboxAnnotationFormat'].some((name) => {
    const format = field(params, name);
    return format !== undefined && format !== null;
  });
}
