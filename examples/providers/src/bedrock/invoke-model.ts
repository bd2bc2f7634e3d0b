import type { FastifyRequest } from 'fastify';
import { messageOfCloud } from '../anthropic/message-of-cloud.ts';
import { ApiProblem } from '../api-problem.ts';
import type { Answer, Exchange } from '../exchange.ts';
import { header } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { planAnswer } from '../planned-answer.ts';
import { readRawUsage } from '../raw-usage-header.ts';
import { bedrockUsage, invocationMetrics, promptTokens, servedTier, usageHeaders, withRaw, type BedrockUsage } from './bedrock-usage.ts';
import { eventFrame } from './event-frames.ts';
import { vendorAnswer, type VendorAnswer } from './invoke-bodies.ts';

/** What a model answers, in its vendor's own words, and what Bedrock says beside it. */
interface Invocation extends VendorAnswer {
  /** Undefined where scenario `no-usage` asks for it. */
  readonly usage: BedrockUsage | undefined;
  readonly tier: string;
}

/** Answer to POST /model/{modelId}/invoke: the vendor's body, and the tokens in headers. */
export function invoke(exchange: Exchange, request: FastifyRequest, modelId: string): Answer {
  const { body, usage, tier } = invocation(exchange, request, modelId);
  return { body, headers: { ...tierHeader(tier), ...(usage === undefined ? {} : usageHeaders(usage)) } };
}

/** The frames of POST /model/{modelId}/invoke-with-response-stream: chunks of the vendor's, the last of them with Bedrock's count. */
export function invokeFrames(
  exchange: Exchange,
  request: FastifyRequest,
  modelId: string,
): { readonly frames: readonly Uint8Array[]; readonly headers: Readonly<Record<string, string>> } {
  const { chunks, usage, tier } = invocation(exchange, request, modelId);
  const metrics = usage === undefined ? {} : { 'amazon-bedrock-invocationMetrics': invocationMetrics(usage) };
  const frames = chunks.map((chunk, index) =>
    eventFrame('chunk', {
      bytes: Buffer.from(JSON.stringify(index === chunks.length - 1 ? { ...chunk, ...metrics } : chunk)).toString('base64'),
    }),
  );
  return { frames, headers: { ...tierHeader(tier), 'x-amzn-bedrock-content-type': 'application/json' } };
}

function invocation(exchange: Exchange, request: FastifyRequest, modelId: string): Invocation {
  const { body, scenario } = exchange;
  const tier = servedTier(exchange, header(request, 'x-amzn-bedrock-service-tier'));
  const answered = answerOf(exchange, modelOf(modelId), readRawUsage(request));
  if (body === undefined || answered === undefined) throw new ApiProblem('invalid_request', 'The provided model identifier is invalid.');
  return { ...answered, usage: scenario === 'no-usage' ? undefined : answered.usage, tier };
}

/** An id without what names a profile or an ARN around it. */
function modelOf(modelId: string): string {
  return modelId.replace(/^.*\//, '').replace(/^(?:us-gov|us|eu|apac|au|jp|ca|global)\./, '');
}

function answerOf(exchange: Exchange, model: string, raw: JsonObject | undefined): (VendorAnswer & { usage: BedrockUsage }) | undefined {
  if (model.startsWith('anthropic.')) return claude(exchange, model, raw);
  const { body } = exchange;
  const prompt = body['messages'] ?? body['message'] ?? body['prompt'] ?? body['inputText'] ?? body['texts'];
  if (prompt === undefined)
    throw new ApiProblem('invalid_request', 'Malformed input request: required key is missing, please reformat your input and try again.');
  const question = typeof prompt === 'string' ? prompt : JSON.stringify(prompt);
  const maxTokens = body['max_gen_len'] ?? body['max_tokens'];
  const answer = planAnswer({ question, reasoningTokens: 0, ...(typeof maxTokens === 'number' ? { maxTokens } : {}) });
  const usage = bedrockUsage(exchange, promptTokens(prompt), answer);
  if (model.includes('embed'))
    return {
      ...embeddings(model, prompt, usage, raw, Array.isArray(exchange.body['embedding_types'])),
      usage: { ...usage, output: exchange.usage?.outputTokens ?? 0 },
    };
  const answered = vendorAnswer(model, answer, usage, raw);
  return answered === undefined ? undefined : { ...answered, usage };
}

function claude(exchange: Exchange, model: string, raw: JsonObject | undefined): VendorAnswer & { usage: BedrockUsage } {
  const named = model.replace(/^anthropic\./, '').replace(/-v\d+(?::\d+)?$/, '');
  const { body, events, counted } = messageOfCloud(exchange, named, 'bdrk', raw);
  return {
    body,
    chunks: events.map(dataOf).filter(({ type }) => type !== 'ping'),
    usage: {
      input: counted?.input_tokens ?? 0,
      output: counted?.output_tokens ?? 0,
      cacheRead: counted?.cache_read_input_tokens ?? 0,
      cacheWrite5m: counted?.cache_creation?.ephemeral_5m_input_tokens ?? 0,
      cacheWrite1h: counted?.cache_creation?.ephemeral_1h_input_tokens ?? 0,
    },
  };
}

function dataOf(event: string): JsonObject {
  const data: unknown = JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? '{}');
  return isObject(data) ? data : {};
}

/** Vectors of three numbers, which no one may use for anything. */
function embeddings(model: string, prompt: unknown, { input }: BedrockUsage, raw: JsonObject | undefined, isByType: boolean): VendorAnswer {
  const vector = [0.6, 0.64, 0.48];
  if (model.startsWith('amazon.titan')) return { body: withRaw({ embedding: vector, inputTextTokenCount: input }, raw), chunks: [] };
  const texts = Array.isArray(prompt) ? prompt : [prompt];
  // @see cohere-ai `EmbedByTypeResponse`, and `EmbedFloatsResponse` where no types are asked for
  if (isByType)
    return {
      body: { id: 'made-up', embeddings: { float: texts.map(() => vector) }, response_type: 'embeddings_by_type', texts },
      chunks: [],
    };
  return { body: { id: 'made-up', embeddings: texts.map(() => vector), response_type: 'embeddings_floats', texts }, chunks: [] };
}

function tierHeader(tier: string): Readonly<Record<string, string>> {
  return { 'x-amzn-bedrock-service-tier': tier };
}
