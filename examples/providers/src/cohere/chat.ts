import type { FastifyRequest } from 'fastify';
import { ApiProblem } from '../api-problem.ts';
import type { Answer, Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { planAnswer, type PlannedAnswer } from '../planned-answer.ts';
import { textOfContent, tokensOfContent, tokensOfJson } from '../tokens.ts';
import { chatEvents, internalErrorEvent } from './chat-events.ts';
import { firstTool, maxTokensOf, requiredList, requiredText } from './cohere-request.ts';
import { chatUsage } from './cohere-usage.ts';

/** A chat on the wire. @see cohere-ai `V2ChatResponse` */
export interface WireChat {
  readonly id: string;
  readonly finish_reason: string;
  readonly message: { readonly role: 'assistant'; readonly content?: readonly JsonObject[]; readonly tool_calls?: readonly JsonObject[] };
  /** Left out in scenario `no-usage`. */
  readonly usage?: JsonObject;
}

/** Answer to POST /v2/chat. The answer names no model. @see https://docs.cohere.com/reference/chat */
export function chat(exchange: Exchange, request: FastifyRequest): Answer {
  const { body, scenario } = exchange;
  requiredText(body, 'model');
  const messages = requiredList(body, 'messages').map((message, index) => {
    if (isObject(message) && typeof message['role'] === 'string') return message;
    throw new ApiProblem('invalid_request', `invalid request: message at index ${index} must have a role.`);
  });
  const answer = planned(exchange, messages);
  const tokens = messages.reduce((sum, { content }) => sum + tokensOfContent(content), tokensOfJson(body['tools']));
  const whole: WireChat = {
    id: newId('cohere_', 22),
    finish_reason: answer.toolCall !== undefined ? 'TOOL_CALL' : answer.truncated ? 'MAX_TOKENS' : 'COMPLETE',
    message: messageOf(answer),
    ...(scenario === 'no-usage' ? {} : { usage: chatUsage(exchange, request, tokens, answer.outputTokens) }),
  };
  if (body['stream'] !== true) return { body: { ...whole } };
  return { body: { ...whole }, events: chatEvents(whole), errorEvent: () => internalErrorEvent(whole.id) };
}

function planned({ body, scenario }: Exchange, messages: readonly JsonObject[]): PlannedAnswer {
  const tool = scenario === 'tool-call' ? firstTool(body) : undefined;
  const format = isObject(body['response_format']) ? body['response_format'] : {};
  const maxTokens = maxTokensOf(body);
  return planAnswer({
    question: textOfContent(messages.findLast(({ role }) => role === 'user')?.['content']),
    reasoningTokens: 0,
    ...(isObject(format['json_schema']) ? { schema: format['json_schema'] } : {}),
    ...(tool === undefined ? {} : { tool }),
    ...(maxTokens === undefined ? {} : { maxTokens }),
  });
}

function messageOf({ text, toolCall }: PlannedAnswer): WireChat['message'] {
  if (toolCall === undefined) return { role: 'assistant', content: [{ type: 'text', text }] };
  return { role: 'assistant', tool_calls: [{ id: newId('call_'), type: 'function', function: toolCall }] };
}
