import type { OpenAI } from 'openai';
import { piecesOf } from '../answer-text.ts';
import type { Answer, Exchange } from '../exchange.ts';
import { isObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { planAnswer } from '../planned-answer.ts';
import { dataEvent } from '../server-sent-events.ts';
import { tokensOf } from '../tokens.ts';
import { modelOf, optionalCount, required } from './openai-request.ts';
import { openaiUsage } from './openai-usage.ts';

/**
 * Answer to POST /completions, plain and streamed; the usage of a stream is sent to who asks for it, in a chunk of its own.
 *
 * @see openai `Completion`, `CompletionUsage`; https://platform.openai.com/docs/api-reference/completions/object
 */
export function textCompletion(exchange: Exchange, now: Date): Answer {
  const { body, scenario } = exchange;
  const prompt = String(required(body, 'prompt'));
  const maxTokens = optionalCount(body, 'max_tokens') ?? 16;
  const planned = planAnswer({ question: prompt, maxTokens, reasoningTokens: 0 });
  const counted = openaiUsage(exchange, tokensOf(prompt), 0, planned);
  const usage: OpenAI.CompletionUsage = {
    prompt_tokens: counted.inputTokens,
    completion_tokens: counted.outputTokens,
    total_tokens: counted.inputTokens + counted.outputTokens,
  };
  const shared = {
    id: newId('cmpl-', 29),
    object: 'text_completion',
    created: Math.floor(now.getTime() / 1000),
    model: modelOf(body),
  } as const;
  const choice = { index: 0, logprobs: null };
  const completion: OpenAI.Completion = {
    ...shared,
    choices: [{ ...choice, text: planned.text, finish_reason: planned.truncated ? 'length' : 'stop' }],
    ...(scenario === 'no-usage' ? {} : { usage }),
  };
  if (body['stream'] !== true) return { body: { ...completion } };
  const options = body['stream_options'];
  const asked = isObject(options) && options['include_usage'] === true;
  const nothing = asked ? { usage: null } : {};
  return {
    body: { ...completion },
    events: [
      ...piecesOf(planned.text).map((text) => dataEvent({ ...shared, choices: [{ ...choice, text, finish_reason: null }], ...nothing })),
      dataEvent({ ...shared, choices: [{ ...choice, text: '', finish_reason: planned.truncated ? 'length' : 'stop' }], ...nothing }),
      ...(asked ? [dataEvent({ ...shared, choices: [], usage })] : []),
      'data: [DONE]\n\n',
    ],
  };
}
