import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  OPERATION_BATCH,
} from '@spancost/conventions';
import { NO_ANSWER } from '../answer/no-answer.ts';
import type { Endpoint } from '../endpoint.ts';
import { field, list, text } from '../json-fields.ts';
import type { CallDescription } from '../tracing-instrumentation.ts';
import type { RequestOptions } from './client.ts';

/** Where batches are made: of OpenAI's API and those like it, and of Anthropic's. */
const BATCHES = /\/batches(?:\?.*)?$/;

/**
 * The batch that a request begins, for a hook that may refuse it; undefined for other requests. Its model is the one that all of its
 * requests ask for: a batch of several, or in a file, names none.
 */
export function describeBatch({ method, path, body }: RequestOptions, { provider, host, port }: Endpoint): CallDescription | undefined {
  if (method !== 'post' || typeof path !== 'string' || !BATCHES.test(path)) return undefined;
  const attributes: Attributes = { [ATTR_GEN_AI_OPERATION_NAME]: OPERATION_BATCH, [ATTR_GEN_AI_PROVIDER_NAME]: provider };
  const model = modelIn(body);
  if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  if (host !== undefined) attributes[ATTR_SERVER_ADDRESS] = host;
  if (port !== undefined) attributes[ATTR_SERVER_PORT] = port;
  return { spanName: model === undefined ? OPERATION_BATCH : `${OPERATION_BATCH} ${model}`, attributes, reader: NO_ANSWER };
}

function modelIn(body: unknown): string | undefined {
  const models = new Set(list(body, 'requests').map((request) => text(field(request, 'params'), 'model')));
  const [model] = models;
  return models.size === 1 ? model : undefined;
}
