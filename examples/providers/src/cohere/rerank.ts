import type { FastifyRequest } from 'fastify';
import type { Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { tokensOf } from '../tokens.ts';
import { requiredList, requiredText } from './cohere-request.ts';
import { meta } from './cohere-usage.ts';

/** How many documents a search unit is for. @see https://cohere.com/pricing */
const DOCUMENTS_PER_SEARCH_UNIT = 100;

/**
 * Answer to POST /v1/rerank and /v2/rerank: documents by how many words of the query they have. Models before the fifth are
 * billed by the search, later ones by their tokens.
 *
 * @see cohere-ai `V2RerankResponse`; https://docs.cohere.com/reference/rerank
 */
export function rerank(exchange: Exchange, request: FastifyRequest, version: '1' | '2'): JsonObject {
  const { body, usage } = exchange;
  const query = requiredText(body, 'query');
  const texts = requiredList(body, 'documents').map((document) => String(isObject(document) ? document['text'] : document));
  const words = query.toLowerCase().match(/\w+/g) ?? [];
  const scored = texts.map((text, index) => ({ index, relevance_score: share(words, text.toLowerCase()) }));
  const topN = typeof body['top_n'] === 'number' ? body['top_n'] : texts.length;
  const isByToken = String(body['model']).includes('v5');
  const tokens = usage?.inputTokens ?? texts.reduce((sum, text) => sum + tokensOf(text), tokensOf(query));
  const billed = isByToken ? { input_tokens: tokens } : { search_units: Math.ceil(texts.length / DOCUMENTS_PER_SEARCH_UNIT) };
  return {
    id: newId('cohere_', 22),
    results: scored.toSorted((a, b) => b.relevance_score - a.relevance_score).slice(0, topN),
    meta: meta(exchange, request, version, billed),
  };
}

function share(words: readonly string[], text: string): number {
  return words.length === 0 ? 0 : words.filter((word) => text.includes(word)).length / words.length;
}
