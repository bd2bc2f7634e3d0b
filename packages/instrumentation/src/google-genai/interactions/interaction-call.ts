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
import type { ReportedAnswers } from '../../answer/reported-answers.ts';
import type { Endpoint } from '../../endpoint.ts';
import { field, text } from '../../json-fields.ts';
import type { CallDescription } from '../../sdk-instrumentation.ts';
import { InteractionReader } from './interaction-reader.ts';

/** A request that makes an interaction, or fetches one. */
export interface AskedInteraction {
  readonly isFetch: boolean;
  /** With the project and the place before it at Vertex AI, in which slashes may be written otherwise. */
  readonly path: string;
  /** Of a request that makes one. */
  readonly body: unknown;
  readonly isStream: boolean;
}

/** The call of a request about an interaction. */
export function interactionCall(asked: AskedInteraction, { host, port, provider }: Endpoint, reported: ReportedAnswers): CallDescription {
  const { isFetch, body } = asked;
  const model = text(body, 'model') ?? text(body, 'agent');
  const path = decodeURIComponent(asked.path);
  const location = /\/projects\/[^/]+\/locations\/([^/]+)\//.exec(path)?.[1];
  const operation = isFetch ? OPERATION_FETCH_RESPONSE : 'chat';
  const attributes: Attributes = {
    [ATTR_GEN_AI_OPERATION_NAME]: operation,
    [ATTR_GEN_AI_PROVIDER_NAME]: location === undefined ? provider : 'gcp.vertex_ai',
  };
  if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  if (host !== undefined) attributes[ATTR_SERVER_ADDRESS] = host;
  if (port !== undefined) attributes[ATTR_SERVER_PORT] = port;
  if (location !== undefined) attributes[ATTR_SPANCOST_USAGE_GEOGRAPHY] = location;
  if (asked.isStream || field(body, 'stream') === true) attributes[ATTR_GEN_AI_REQUEST_STREAM] = true;
  const id = isFetch ? path.split('/').at(-1) : undefined;
  if (id !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = id;
  const spanName = model === undefined ? operation : `${operation} ${model}`;
  return { spanName, attributes, reader: new InteractionReader(reported) };
}
