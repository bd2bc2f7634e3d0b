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
import { CohereReader } from './answer-reader.ts';
import { METHODS } from './methods.ts';

/** Where clients that are told nothing else send their requests. */
const COHERE = 'https://api.cohere.com';

/** The token that the SDK gives its clients of AWS, which sign their requests instead. */
const TOKEN_OF_AWS = 'n/a';

/** The call of a method of a client; undefined for those of AWS, whose calls are Amazon's to bill. */
export function describeCall(client: object, method: string, params: unknown, endpoints: EndpointCache): CallDescription | undefined {
  const asked = METHODS.get(method);
  const options = field(client, '_options');
  if (asked === undefined || text(options, 'token') === TOKEN_OF_AWS) return undefined;
  const { operation, isStream } = asked;
  const model = text(params, 'model');
  const { host, port, provider } = endpoints.at(client, field(options, 'baseUrl') ?? field(options, 'environment') ?? COHERE);
  const attributes: Attributes = { [ATTR_GEN_AI_OPERATION_NAME]: operation, [ATTR_GEN_AI_PROVIDER_NAME]: provider };
  if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  if (host !== undefined) attributes[ATTR_SERVER_ADDRESS] = host;
  if (port !== undefined) attributes[ATTR_SERVER_PORT] = port;
  if (isStream) attributes[ATTR_GEN_AI_REQUEST_STREAM] = true;
  return { spanName: model === undefined ? operation : `${operation} ${model}`, attributes, reader: new CohereReader() };
}
