import type { FastifyRequest } from 'fastify';
import { piecesOf } from '../answer-text.ts';
import type { Answer, Exchange } from '../exchange.ts';
import type { JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { planAnswer } from '../planned-answer.ts';
import { jsonLine } from '../server-sent-events.ts';
import { tokensOf } from '../tokens.ts';
import { maxTokensOf, requiredText } from './cohere-request.ts';
import { meta } from './cohere-usage.ts';

/**
 * Answer to POST /v1/generate, which Cohere has ended and its SDK still has. A stream of it tells no usage.
 *
 * @see cohere-ai `Generation`, `GenerateStreamedResponse`; https://docs.cohere.com/v1/reference/generate
 */
export function generate(exchange: Exchange, request: FastifyRequest): Answer {
  const { body } = exchange;
  const prompt = requiredText(body, 'prompt');
  const maxTokens = maxTokensOf(body);
  const answer = planAnswer({ question: prompt, reasoningTokens: 0, ...(maxTokens === undefined ? {} : { maxTokens }) });
  const id = newId('cohere_', 22);
  const generations = [{ id: newId('cohere_', 22), text: answer.text, finish_reason: answer.truncated ? 'MAX_TOKENS' : 'COMPLETE' }];
  const billed = billedFor(exchange, tokensOf(prompt), answer.outputTokens);
  const whole = { id, prompt, generations, meta: meta(exchange, request, '1', billed) };
  if (body['stream'] !== true) return { body: whole };
  const event = (event_type: string, fields: JsonObject): string =>
    jsonLine({ is_finished: event_type !== 'text-generation', event_type, ...fields });
  return {
    body: whole,
    eventsType: 'application/stream+json',
    events: [
      ...piecesOf(answer.text).map((text) => event('text-generation', { text })),
      event('stream-end', { finish_reason: generations[0]?.finish_reason, response: { id, prompt, generations } }),
    ],
    errorEvent: () => event('stream-error', { finish_reason: 'ERROR', err: 'internal server error' }),
  };
}

/** Answer to POST /v1/summarize. @see cohere-ai `SummarizeResponse` */
export function summarize(exchange: Exchange, request: FastifyRequest): Answer {
  const text = requiredText(exchange.body, 'text');
  const answer = planAnswer({ question: text, reasoningTokens: 0 });
  const billed = billedFor(exchange, tokensOf(text), answer.outputTokens);
  return { body: { id: newId('cohere_', 22), summary: answer.text, meta: meta(exchange, request, '1', billed) } };
}

function billedFor({ usage }: Exchange, input: number, output: number): JsonObject {
  return { input_tokens: usage?.inputTokens ?? input, output_tokens: usage?.outputTokens ?? output };
}
