import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  ATTR_SPANCOST_USAGE_GEOGRAPHY,
  OPERATION_FETCH_RESPONSE,
} from '@spancost/conventions';
import type { EndpointCache } from '../../endpoint-cache.ts';
import { field, text } from '../../json-fields.ts';
import type { ReportedAnswers } from '../../openai/reported-answers.ts';
import type { CallDescription } from '../../sdk-instrumentation.ts';
import { InteractionReader } from './interaction-reader.ts';

/** The call of a request of the SDK's `ClientSDK`; undefined for requests that neither make nor fetch an interaction. */
export function describeInteraction(
  client: object,
  [request, options, body]: readonly unknown[],
  endpoints: EndpointCache,
  reported: ReportedAnswers,
): CallDescription | undefined {
  const operationId = text(field(options, 'context'), 'operation_id');
  const isFetch = operationId === 'getInteractionById';
  if (!isFetch && operationId !== 'CreateInteraction') return undefined;
  const url = new URL(text(request, 'url') ?? '');
  const asked = isFetch ? undefined : parsed(body);
  const model = text(asked, 'model') ?? text(asked, 'agent');
  // The SDK takes the place for a part of the version, and writes its slashes otherwise.
  const path = decodeURIComponent(url.pathname);
  const location = /\/projects\/[^/]+\/locations\/([^/]+)\//.exec(path)?.[1];
  const { host, port, provider } = endpoints.at(client, url.origin);
  const operation = isFetch ? OPERATION_FETCH_RESPONSE : 'chat';
  const attributes: Attributes = {
    [ATTR_GEN_AI_OPERATION_NAME]: operation,
    [ATTR_GEN_AI_PROVIDER_NAME]: location === undefined ? provider : 'gcp.vertex_ai',
  };
  if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  if (host !== undefined) attributes[ATTR_SERVER_ADDRESS] = host;
  if (port !== undefined) attributes[ATTR_SERVER_PORT] = port;
  if (location !== undefined) attributes[ATTR_SPANCOST_USAGE_GEOGRAPHY] = location;
  if (field(asked, 'stream') === true || url.searchParams.get('stream') === 'true') attributes[ATTR_GEN_AI_REQUEST_STREAM] = true;
  const id = isFetch ? path.split('/').at(-1) : undefined;
  if (id !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = id;
  const spanName = model === undefined ? operation : `${operation} ${model}`;
  return { spanName, attributes, reader: new InteractionReader(reported) };
}

function parsed(body: unknown): unknown {
  try {
    return typeof body === 'string' ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}
