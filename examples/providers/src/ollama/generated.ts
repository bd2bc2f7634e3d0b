import type { FastifyRequest } from 'fastify';
import { piecesOf } from '../answer-text.ts';
import { ApiProblem } from '../api-problem.ts';
import type { Answer, Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { planAnswer } from '../planned-answer.ts';
import { readRawUsage } from '../raw-usage-header.ts';
import { jsonLine } from '../server-sent-events.ts';
import { textOfContent, tokensOf } from '../tokens.ts';

/**
 * Answer to POST /api/chat and /api/generate. A stream is lines of JSON; the last has no text, and the counts. What is in
 * `x-raw-usage` goes over the counts as it is.
 *
 * @see ollama `ChatResponse`, `GenerateResponse`
 */
export function generated(exchange: Exchange, request: FastifyRequest, now: Date, kind: 'chat' | 'generate'): Answer {
  const { body, scenario, usage } = exchange;
  const model = typeof body['model'] === 'string' ? body['model'] : '';
  if (model === '') throw new ApiProblem('invalid_request', 'model is required');
  const questions =
    kind === 'chat'
      ? messagesOf(body).map(({ content }) => textOfContent(content))
      : [typeof body['prompt'] === 'string' ? body['prompt'] : ''];
  const options = isObject(body['options']) ? body['options'] : {};
  const maxTokens = options['num_predict'];
  const answer = planAnswer({
    question: questions.at(-1) ?? '',
    reasoningTokens: 0,
    ...(typeof maxTokens === 'number' ? { maxTokens } : {}),
  });
  const shared = { model: scenario === 'wrong-model' ? 'llama3.2:1b' : model, created_at: now.toISOString() };
  const said = (text: string): JsonObject => (kind === 'chat' ? { message: { role: 'assistant', content: text } } : { response: text });
  const ended = {
    done: true,
    done_reason: answer.truncated ? 'length' : 'stop',
    total_duration: 5_000_000,
    load_duration: 1_000_000,
    ...(scenario === 'no-usage'
      ? {}
      : {
          prompt_eval_count: usage?.inputTokens ?? questions.reduce((sum, text) => sum + tokensOf(text), 0),
          prompt_eval_duration: 1_000_000,
          eval_count: usage?.outputTokens ?? answer.outputTokens,
          eval_duration: 3_000_000,
          ...readRawUsage(request),
        }),
  };
  const whole = { ...shared, ...said(answer.text), ...ended };
  if (body['stream'] === false) return { body: whole };
  return {
    body: whole,
    eventsType: 'application/x-ndjson',
    events: [
      ...piecesOf(answer.text).map((text) => jsonLine({ ...shared, ...said(text), done: false })),
      jsonLine({ ...shared, ...said(''), ...ended }),
    ],
    errorEvent: () => jsonLine({ error: 'an error was encountered while running the model' }),
  };
}

function messagesOf({ messages }: JsonObject): readonly JsonObject[] {
  return Array.isArray(messages) ? messages.filter(isObject) : [];
}
