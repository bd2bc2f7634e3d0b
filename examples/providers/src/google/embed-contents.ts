import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { ApiProblem } from '../api-problem.ts';
import type { Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { tokensOf } from '../tokens.ts';
import { partsOf, textOf } from './google-request.ts';
import { detailsOf, givenMetadata, sumOf } from './google-usage.ts';
import { tokensOfPart, type MediaCounts } from './prompt-tokens.ts';

const DIMENSIONS = 3072;

/** Answer to `:batchEmbedContents` of the Gemini API. @see https://ai.google.dev/api/embeddings#method:-models.batchembedcontents */
export function batchEmbedContents(exchange: Exchange, request: FastifyRequest): JsonObject {
  const requests = exchange.body['requests'];
  if (!Array.isArray(requests) || requests.length === 0)
    throw new ApiProblem('invalid_request', '* BatchEmbedContentsRequest.requests: at least one request is required.\n');
  const contents = requests.map((each: unknown, index) => {
    if (!isObject(each) || partsOf(each['content']).length === 0)
      throw new ApiProblem('invalid_request', `* BatchEmbedContentsRequest.requests[${index}].content: contents is required.\n`);
    return { content: each['content'], dimensions: dimensionsOf(each) };
  });
  return {
    embeddings: contents.map(({ content, dimensions }) => ({ values: unitVector(textOf(content), dimensions) })),
    ...usageOf(exchange, request, mediaOf(contents.map(({ content }) => content)), 'promptTokenDetails'),
  };
}

/** Answer to `:embedContent` of Vertex AI. @see @google/genai `embedContentResponseFromVertex` */
export function embedContent(exchange: Exchange, request: FastifyRequest): JsonObject {
  const { content } = exchange.body;
  if (partsOf(content).length === 0) throw new ApiProblem('invalid_request', 'content is required.');
  return {
    embedding: { values: unitVector(textOf(content), dimensionsOf(exchange.body)) },
    truncated: false,
    ...usageOf(exchange, request, mediaOf([content]), 'promptTokensDetails'),
  };
}

/** Answer to `:predict` of a text embedding of Vertex AI. @see https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/text-embeddings-api */
export function predictEmbeddings({ body, usage, scenario }: Exchange): JsonObject {
  const instances = Array.isArray(body['instances']) ? body['instances'] : [];
  const texts = instances.map((instance: unknown) => String(isObject(instance) ? instance['content'] : ''));
  const dimensions = dimensionsOf(isObject(body['parameters']) ? body['parameters'] : {});
  return {
    predictions: texts.map((text) => ({
      embeddings: {
        values: unitVector(text, dimensions),
        ...(scenario === 'no-usage' ? {} : { statistics: { truncated: false, token_count: usage?.inputTokens ?? tokensOf(text) } }),
      },
    })),
    ...(scenario === 'no-usage' ? {} : { metadata: { billableCharacterCount: texts.join('').replace(/\s/g, '').length } }),
  };
}

function usageOf(exchange: Exchange, request: FastifyRequest, media: MediaCounts, details: string): JsonObject {
  if (exchange.scenario === 'no-usage') return {};
  const promptTokenCount = exchange.usage?.inputTokens ?? sumOf(media);
  return { usageMetadata: { promptTokenCount, [details]: detailsOf(media), ...givenMetadata(request) } };
}

function mediaOf(contents: readonly unknown[]): MediaCounts {
  const counts: Record<string, number> = {};
  for (const [modality, tokens] of contents.flatMap((content) => partsOf(content).map(tokensOfPart)))
    counts[modality] = (counts[modality] ?? 0) + tokens;
  return counts;
}

function dimensionsOf(request: JsonObject): number {
  const asked = request['outputDimensionality'];
  return typeof asked === 'number' && Number.isInteger(asked) && asked > 0 ? asked : DIMENSIONS;
}

/** A vector of length 1 whose direction is drawn from the text's hash. */
function unitVector(text: string, dimensions: number): readonly number[] {
  let state = createHash('sha256').update(text).digest().readUInt32LE(0);
  const raw = Array.from({ length: dimensions }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  });
  const length = Math.hypot(...raw) || 1;
  return raw.map((value) => value / length);
}
