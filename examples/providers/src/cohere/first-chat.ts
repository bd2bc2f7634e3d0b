import type { FastifyRequest } from 'fastify';
import { piecesOf } from '../answer-text.ts';
import type { Answer, Exchange } from '../exchange.ts';
import type { JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { planAnswer } from '../planned-answer.ts';
import { jsonLine } from '../server-sent-events.ts';
import { tokensOf, tokensOfJson } from '../tokens.ts';
import { maxTokensOf, requiredText } from './cohere-request.ts';
import { chatUsage } from './cohere-usage.ts';

/**
 * Answer to POST /v1/chat, the first version of Cohere's API; a stream of it is lines of JSON, and the last has all of the answer.
 *
 * @see cohere-ai `NonStreamedChatResponse`, `StreamedChatResponse`; https://docs.cohere.com/v1/reference/chat
 */
export function firstChat(exchange: Exchange, request: FastifyRequest): Answer {
  const { body, scenario } = exchange;
  const message = requiredText(body, 'message');
  const maxTokens = maxTokensOf(body);
  const answer = planAnswer({ question: message, reasoningTokens: 0, ...(maxTokens === undefined ? {} : { maxTokens }) });
  const prompt = tokensOf(message) + tokensOfJson(body['chat_history']);
  const whole = {
    response_id: newId('cohere_', 22),
    text: answer.text,
    generation_id: newId('cohere_', 22),
    chat_history: [
      { role: 'USER', message },
      { role: 'CHATBOT', message: answer.text },
    ],
    finish_reason: answer.truncated ? 'MAX_TOKENS' : 'COMPLETE',
    meta: {
      api_version: { version: '1' },
      ...(scenario === 'no-usage' ? {} : chatUsage(exchange, request, prompt, answer.outputTokens)),
    },
  };
  if (body['stream'] !== true) return { body: whole };
  const event = (event_type: string, fields: JsonObject): string =>
    jsonLine({ is_finished: event_type === 'stream-end', event_type, ...fields });
  return {
    body: whole,
    eventsType: 'application/stream+json',
    events: [
      event('stream-start', { generation_id: whole.generation_id }),
      ...piecesOf(answer.text).map((text) => event('text-generation', { text })),
      event('stream-end', { response: whole, finish_reason: whole.finish_reason }),
    ],
    errorEvent: () => event('stream-end', { finish_reason: 'ERROR', response: { text: '', generation_id: whole.generation_id } }),
  };
}
