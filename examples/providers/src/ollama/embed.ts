import type { FastifyRequest } from 'fastify';
import type { Exchange } from '../exchange.ts';
import type { JsonObject } from '../json.ts';
import { readRawUsage } from '../raw-usage-header.ts';
import { tokensOf } from '../tokens.ts';
import { unitVector } from '../unit-vector.ts';

/** How long a vector is. */
export const DIMENSIONS: number = 768;

/** Answer to POST /api/embed: a vector for each text. @see ollama `EmbedResponse` */
export function embed({ body, scenario, usage }: Exchange, request: FastifyRequest): JsonObject {
  const { input } = body;
  const texts = (Array.isArray(input) ? input : [input]).map(String);
  return {
    model: String(body['model']),
    embeddings: texts.map((text) => [...unitVector(text, DIMENSIONS)]),
    total_duration: 5_000_000,
    load_duration: 1_000_000,
    ...(scenario === 'no-usage'
      ? {}
      : { prompt_eval_count: usage?.inputTokens ?? texts.reduce((sum, text) => sum + tokensOf(text), 0), ...readRawUsage(request) }),
  };
}
