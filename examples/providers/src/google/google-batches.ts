import type { FastifyRequest } from 'fastify';
import { ApiProblem } from '../api-problem.ts';
import type { Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { tokensOf } from '../tokens.ts';
import { content } from './content.ts';
import type { GoogleCall } from './google-call.ts';
import { textOf } from './google-request.ts';

/**
 * Batches of requests that are in the request itself: pending at the first fetch, done with their answers from the second on. A
 * request without contents fails alone.
 *
 * @see @google/genai `BatchJob`, `batchJobFromMldev`; https://ai.google.dev/gemini-api/docs/batch-api
 */
export class GoogleBatches {
  readonly #batches: Map<string, JsonObject> = new Map();
  readonly #fetched: Set<string> = new Set();

  /** Answer to `:batchGenerateContent`. */
  create(exchange: Exchange, request: FastifyRequest, call: GoogleCall): JsonObject {
    const answers = requestsOf(exchange.body).map(({ request: asked, metadata }) => {
      if (!isObject(asked) || !Array.isArray(asked['contents'])) return { error: { code: 3, message: 'contents is not specified' } };
      return { response: { ...content({ ...exchange, body: asked }, request, call) }, ...(metadata === undefined ? {} : { metadata }) };
    });
    return this.#add({ inlinedResponses: { inlinedResponses: answers } }, call);
  }

  /** Answer to `:asyncBatchEmbedContent`. */
  createEmbeddings({ body }: Exchange, call: GoogleCall): JsonObject {
    const answers = requestsOf(body).map(({ request: asked }) => ({
      response: { embedding: { values: [1, 0, 0] }, tokenCount: String(tokensOf(textOf(isObject(asked) ? asked['content'] : undefined))) },
    }));
    return this.#add({ inlinedEmbedContentResponses: { inlinedResponses: answers } }, call);
  }

  /** Answer to GET /batches/:id. @throws ApiProblem of kind not_found. */
  fetch(name: string): JsonObject {
    const output = this.#batches.get(name);
    if (output === undefined) throw new ApiProblem('not_found', `Batch ${name} not found.`);
    const isDone = this.#fetched.has(name);
    this.#fetched.add(name);
    return operation(name, isDone ? 'BATCH_STATE_SUCCEEDED' : 'BATCH_STATE_RUNNING', String(output['model']), isDone ? output : undefined);
  }

  #add(output: JsonObject, { model }: GoogleCall): JsonObject {
    const name = newId('batches/');
    this.#batches.set(name, { ...output, model: `models/${model}` });
    return operation(name, 'BATCH_STATE_PENDING', `models/${model}`, undefined);
  }
}

function operation(name: string, state: string, model: string, output: JsonObject | undefined): JsonObject {
  const { model: _model, ...answers } = output ?? {};
  const metadata = { '@type': 'type.googleapis.com/google.ai.generativelanguage.v1beta.GenerateContentBatch', model, state, name };
  return {
    name,
    metadata: { ...metadata, ...(output === undefined ? {} : { output: answers }) },
    ...(output === undefined ? {} : { done: true }),
  };
}

function requestsOf(body: JsonObject): readonly JsonObject[] {
  const batch = isObject(body['batch']) ? body['batch'] : {};
  const config = isObject(batch['inputConfig']) ? batch['inputConfig'] : {};
  const requests = isObject(config['requests']) ? config['requests']['requests'] : undefined;
  if (!Array.isArray(requests)) throw new ApiProblem('invalid_request', 'batch.inputConfig.requests is required.');
  return requests.filter(isObject);
}
