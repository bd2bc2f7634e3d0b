import type { FastifyRequest } from 'fastify';
import type { Exchange } from '../exchange.ts';
import type { JsonObject } from '../json.ts';
import { readRawUsage } from '../raw-usage-header.ts';

/** Tokens of the instructions that Cohere puts before every prompt: the model reads them, and nobody is billed for them. */
const PREAMBLE_TOKENS = 64;

/**
 * `usage` of a chat, and `meta` of everything else, but for its version: what is billed, and beside it what the model read
 * and wrote. What `x-usage` says goes over what was counted, and over that the fields of `x-raw-usage`, as they are.
 *
 * @see cohere-ai `Usage`, `ApiMeta`
 */
export function chatUsage(exchange: Exchange, request: FastifyRequest, promptTokens: number, answerTokens: number): JsonObject {
  const input = exchange.usage?.inputTokens ?? promptTokens;
  const output = exchange.usage?.outputTokens ?? answerTokens;
  return {
    billed_units: { input_tokens: input, output_tokens: output },
    tokens: { input_tokens: input + PREAMBLE_TOKENS, output_tokens: output },
    cached_tokens: exchange.usage?.cachedTokens ?? exchange.usage?.cacheRead ?? 0,
    ...readRawUsage(request),
  };
}

/** `meta` of an answer that is no chat. @see cohere-ai `ApiMeta` */
export function meta(exchange: Exchange, request: FastifyRequest, version: string, billed: JsonObject): JsonObject {
  const api = { api_version: { version } };
  return exchange.scenario === 'no-usage' ? api : { ...api, billed_units: billed, ...readRawUsage(request) };
}
