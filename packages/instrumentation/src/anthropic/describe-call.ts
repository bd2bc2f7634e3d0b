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
  OPERATION_FETCH_BATCH,
} from '@spancost/conventions';
import type { ReportedAnswers } from '../answer/reported-answers.ts';
import type { Endpoint } from '../endpoint.ts';
import { field, text } from '../json-fields.ts';
import type { CallDescription } from '../provider-instrumentation.ts';
import type { RequestOptions } from '../stainless/client.ts';
import { cloudOf } from './cloud.ts';
import { BatchResultsReader } from './batch-results-reader.ts';
import { MessageReader } from './message-reader.ts';

/** `messages.create` of the API and of its beta, and a `client.post` to the same path. */
const MESSAGES = /\/v1\/messages(?:\?.*)?$/;

/** The results of a batch, by the URL that the batch says. */
const BATCH_RESULTS = /\/v1\/messages\/batches\/([^/?]+)\/results(?:\?.*)?$/;

/**
 * The call that a request of the Anthropic SDK makes; undefined for paths that are not instrumented.
 *
 * @param reported Whose usage has been told by this process.
 */
export function describeCall(
  options: RequestOptions,
  endpoint: Endpoint,
  reported: ReportedAnswers,
  client: object = {},
): CallDescription | undefined {
  const { method, path } = options;
  if (typeof path !== 'string') return undefined;
  if (method === 'post') return MESSAGES.test(path) ? describeMessage(options, endpoint, client) : undefined;
  const [, batch] = (method === 'get' ? BATCH_RESULTS.exec(path) : null) ?? [];
  return batch === undefined ? undefined : describeResults(batch, endpoint, reported, client);
}

function describeResults(batch: string, endpoint: Endpoint, reported: ReportedAnswers, client: object): CallDescription {
  const common: Attributes = {
    [ATTR_GEN_AI_OPERATION_NAME]: OPERATION_FETCH_BATCH,
    [ATTR_GEN_AI_PROVIDER_NAME]: cloudOf(client, undefined, endpoint).provider,
  };
  if (endpoint.host !== undefined) common[ATTR_SERVER_ADDRESS] = endpoint.host;
  if (endpoint.port !== undefined) common[ATTR_SERVER_PORT] = endpoint.port;
  return {
    spanName: OPERATION_FETCH_BATCH,
    attributes: { ...common, [ATTR_GEN_AI_RESPONSE_ID]: batch },
    reader: new BatchResultsReader(common, reported),
  };
}

function describeMessage(options: RequestOptions, endpoint: Endpoint, client: object): CallDescription {
  const { body } = options;
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
    common: attributes,
    servedModel: isBedrock ? model : undefined,
    isPlaced: isBedrock || provider === 'gcp.vertex_ai',
  });
  return { spanName: model === undefined ? 'chat' : `chat ${model}`, attributes, reader };
}
