import type { Anthropic } from '@anthropic-ai/sdk';
import type { Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { planAnswer, type PlannedAnswer } from '../planned-answer.ts';
import { textOfContent } from '../tokens.ts';
import { answeredModel } from './anthropic-models.ts';
import { firstTool, maxTokensOf, readMessagesRequest } from './anthropic-request.ts';
import { anthropicUsage } from './anthropic-usage.ts';
import { cachedPrompt } from './prompt-cache.ts';

/** A message on the wire; scenario `no-usage` leaves its usage out. */
export type WireMessage = Omit<Anthropic.Message, 'usage'> & { readonly usage?: Anthropic.Usage };

/** Tokens that a thinking model spends before it answers, if its budget allows. */
const THINKING_TOKENS = 128;

/**
 * Answer to POST /v1/messages.
 *
 * @see @anthropic-ai/sdk `Message`; https://docs.anthropic.com/en/api/messages
 */
export function message(exchange: Exchange): WireMessage {
  const { body, scenario } = exchange;
  const { model, messages } = readMessagesRequest(body);
  const maxTokens = maxTokensOf(body);
  const prompt = cachedPrompt(body, messages, exchange.isCacheWarm);
  const tool = scenario === 'tool-call' ? firstTool(body) : undefined;
  const answer = planAnswer({
    question: textOfContent(messages.findLast((entry) => entry['role'] === 'user')?.['content']),
    ...schemaOf(body),
    ...(tool === undefined ? {} : { tool }),
    reasoningTokens: thinkingTokens(body),
    maxTokens,
  });
  return {
    id: newId('msg_01', 22),
    type: 'message',
    role: 'assistant',
    model: answeredModel(model, scenario === 'wrong-model'),
    content: contentOf(answer),
    container: null,
    diagnostics: null,
    stop_reason: answer.toolCall !== undefined ? 'tool_use' : answer.truncated ? 'max_tokens' : 'end_turn',
    stop_sequence: null,
    stop_details: null,
    ...(scenario === 'no-usage' ? {} : { usage: anthropicUsage(exchange, prompt, answer) }),
  };
}

/** Answer to POST /v1/messages/count_tokens: the whole prompt. @see @anthropic-ai/sdk `MessageTokensCount` */
export function countTokens(exchange: Exchange): Anthropic.MessageTokensCount {
  const { messages } = readMessagesRequest(exchange.body);
  const { fresh, read, write5m, write1h } = cachedPrompt(exchange.body, messages, false);
  return { input_tokens: fresh + read + write5m + write1h };
}

function schemaOf(body: JsonObject): { readonly schema?: unknown } {
  const config = body['output_config'];
  const format = isObject(config) ? config['format'] : undefined;
  return isObject(format) && format['type'] === 'json_schema' ? { schema: format['schema'] } : {};
}

function thinkingTokens(body: JsonObject): number {
  const thinking = isObject(body['thinking']) ? body['thinking'] : {};
  if (thinking['type'] !== 'enabled' && thinking['type'] !== 'adaptive') return 0;
  return typeof thinking['budget_tokens'] === 'number' ? Math.min(THINKING_TOKENS, thinking['budget_tokens']) : THINKING_TOKENS;
}

/** The thinking if the model thought, then the tool use or the text. */
function contentOf(answer: PlannedAnswer): Anthropic.ContentBlock[] {
  const content: Anthropic.ContentBlock[] =
    answer.reasoningTokens > 0 ? [{ type: 'thinking', thinking: 'What is asked is repeated.', signature: newId('Er', 60) }] : [];
  if (answer.toolCall !== undefined) {
    const { name, arguments: input } = answer.toolCall;
    content.push({ type: 'tool_use', id: newId('toolu_01', 22), name, input: JSON.parse(input), caller: { type: 'direct' } });
  } else {
    const text: Omit<Anthropic.TextBlock, 'citations'> = { type: 'text', text: answer.text };
    // Where nothing is cited the API leaves the field out, which the SDK's type does not know and the AI SDK depends on.
    content.push(text as Anthropic.TextBlock);
  }
  return content;
}
