import type { FastifyRequest } from 'fastify';
import { ApiProblem } from '../api-problem.ts';
import { header, type Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { PlannedAnswer } from '../planned-answer.ts';
import type { MediaCounts } from './prompt-tokens.ts';

/**
 * `usageMetadata` of an answer: what was counted, over that what `x-usage` says, over that the fields of `x-usage-metadata`,
 * which go into the answer as they are: modalities, tool use, and whatever a broken answer may have there.
 *
 * @see @google/genai `GenerateContentResponseUsageMetadata`; https://ai.google.dev/api/generate-content#UsageMetadata
 */
export function googleUsage(
  exchange: Exchange,
  request: FastifyRequest,
  isVertex: boolean,
  prompt: MediaCounts,
  answer: PlannedAnswer,
): JsonObject {
  const given = exchange.usage;
  const promptTokens = given?.inputTokens ?? sumOf(prompt);
  const thoughts = given === undefined ? answer.reasoningTokens : (given.reasoningTokens ?? 0);
  const candidates = given?.outputTokens ?? answer.outputTokens - answer.reasoningTokens;
  const cached = given?.cachedTokens ?? given?.cacheRead ?? 0;
  return {
    promptTokenCount: promptTokens,
    // As protobuf writes JSON, zeros are left out.
    ...(candidates === 0 ? {} : { candidatesTokenCount: candidates }),
    totalTokenCount: promptTokens + candidates + thoughts,
    ...(cached === 0 ? {} : { cachedContentTokenCount: cached, cacheTokensDetails: [{ modality: 'TEXT', tokenCount: cached }] }),
    promptTokensDetails: detailsOf(given?.inputTokens === undefined ? prompt : { TEXT: promptTokens }),
    ...(thoughts === 0 ? {} : { thoughtsTokenCount: thoughts }),
    ...(isVertex ? { trafficType: given?.serviceTier ?? 'ON_DEMAND' } : {}),
    ...givenMetadata(request),
  };
}

/** Tokens by modality as the API lists them. @see @google/genai `ModalityTokenCount` */
export function detailsOf(counts: MediaCounts): readonly JsonObject[] {
  return Object.entries(counts).map(([modality, tokenCount]) => ({ modality, tokenCount }));
}

/** All tokens of a prompt. */
export function sumOf(counts: MediaCounts): number {
  return Object.values(counts).reduce((sum, tokens) => sum + tokens, 0);
}

/** The fields of `x-usage-metadata`. @throws ApiProblem for what is no JSON object. */
export function givenMetadata(request: FastifyRequest): JsonObject {
  const given = header(request, 'x-usage-metadata');
  if (given === undefined) return {};
  const metadata = parse(given);
  if (!isObject(metadata))
    throw new ApiProblem('invalid_request', `x-usage-metadata is ${given}; it must be a JSON object such as {"promptTokenCount":12}`);
  return metadata;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
