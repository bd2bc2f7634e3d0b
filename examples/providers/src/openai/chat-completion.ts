import type { OpenAI } from 'openai';
import type { Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { planAnswer, type PlannedAnswer } from '../planned-answer.ts';
import { textOfContent, tokensOfContent, tokensOfJson } from '../tokens.ts';
import { ApiProblem } from '../api-problem.ts';
import { answeredModel } from './openai-models.ts';
import { firstTool, invalidType, modelOf, optionalCount, reasoningTokensOf, required, servedTier } from './openai-request.ts';
import { openaiUsage, type OpenAiUsage } from './openai-usage.ts';

/** Tokens that frame each message, and those that open the answer, as OpenAI's cookbook counts them. */
const TOKENS_PER_MESSAGE = 3;
const TOKENS_OF_REPLY = 3;

/**
 * Answer to POST /chat/completions.
 *
 * @see openai `ChatCompletion`, `CompletionUsage`; https://platform.openai.com/docs/api-reference/chat/object
 */
export function chatCompletion(exchange: Exchange, now: Date): OpenAI.Chat.ChatCompletion {
  const { body, scenario } = exchange;
  const model = modelOf(body);
  const messages = messagesOf(body);
  checkStreamOptions(body);
  const count = optionalCount(body, 'n') ?? 1;
  const maxTokens = optionalCount(body, 'max_completion_tokens') ?? optionalCount(body, 'max_tokens');
  const tool = scenario === 'tool-call' ? firstTool(body) : undefined;
  const answer = planAnswer({
    question: textOfContent(messages.findLast((message) => message['role'] === 'user')?.['content']),
    ...schemaOf(body),
    ...(tool === undefined ? {} : { tool }),
    ...(maxTokens === undefined ? {} : { maxTokens }),
    reasoningTokens: reasoningTokensOf(model, body['reasoning_effort']),
  });
  const usage = usageOf(exchange, messages, {
    ...answer,
    outputTokens: answer.outputTokens * count,
    reasoningTokens: answer.reasoningTokens * count,
  });
  return {
    id: newId('chatcmpl-', 29),
    object: 'chat.completion',
    created: Math.floor(now.getTime() / 1000),
    model: answeredModel(model, scenario === 'wrong-model'),
    choices: Array.from({ length: count }, (_, index) => choice(index, answer)),
    ...(scenario === 'no-usage' ? {} : { usage: completionUsage(usage) }),
    // The type knows no other strings, but a test may ask for one.
    service_tier: (exchange.usage?.serviceTier ?? servedTier(body)) as NonNullable<OpenAI.Chat.ChatCompletion['service_tier']>,
    system_fingerprint: 'fp_standin000',
  };
}

function messagesOf(body: JsonObject): readonly JsonObject[] {
  const messages = required(body, 'messages');
  if (!Array.isArray(messages)) throw invalidType('messages', 'an array of objects', messages);
  if (messages.length === 0)
    throw new ApiProblem(
      'invalid_request',
      "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.",
      { param: 'messages', code: 'empty_array' },
    );
  messages.forEach((message, index) => {
    if (!isObject(message)) throw invalidType(`messages[${index}]`, 'an object', message);
    if (message['role'] === undefined) required({}, `messages[${index}].role`);
  });
  return messages;
}

function checkStreamOptions(body: JsonObject): void {
  if (body['stream_options'] !== undefined && body['stream_options'] !== null && body['stream'] !== true)
    throw new ApiProblem('invalid_request', "The 'stream_options' parameter is only allowed when 'stream' is enabled.", {
      param: 'stream_options',
    });
}

/** The schema of `response_format`, as a field to spread; json_object asks for any object. */
function schemaOf(body: JsonObject): { readonly schema?: unknown } {
  const format = body['response_format'];
  if (!isObject(format)) return {};
  if (format['type'] === 'json_object') return { schema: { type: 'object', properties: { answer: { type: 'string' } } } };
  return isObject(format['json_schema']) ? { schema: format['json_schema']['schema'] } : {};
}

function usageOf(exchange: Exchange, messages: readonly JsonObject[], answer: PlannedAnswer): OpenAiUsage {
  const framed = messages.map((message) => TOKENS_PER_MESSAGE + tokensOfContent(message['content']) + tokensOfJson(message['tool_calls']));
  const tools = tokensOfJson(exchange.body['tools']) + tokensOfJson(exchange.body['response_format']);
  const prefix = tools + framed.slice(0, -1).reduce((sum, tokens) => sum + tokens, 0);
  return openaiUsage(exchange, prefix + (framed.at(-1) ?? 0) + TOKENS_OF_REPLY, prefix, answer);
}

/** Usage under the names of chat completions; cache writes appear only where there are any. */
function completionUsage(usage: OpenAiUsage): OpenAI.CompletionUsage {
  return {
    prompt_tokens: usage.inputTokens,
    completion_tokens: usage.outputTokens,
    total_tokens: usage.inputTokens + usage.outputTokens,
    prompt_tokens_details: {
      cached_tokens: usage.cachedTokens,
      audio_tokens: 0,
      ...(usage.cacheWriteTokens === 0 ? {} : { cache_write_tokens: usage.cacheWriteTokens }),
    },
    completion_tokens_details: {
      reasoning_tokens: usage.reasoningTokens,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}

function choice(index: number, answer: PlannedAnswer): OpenAI.Chat.ChatCompletion.Choice {
  const { toolCall } = answer;
  return {
    index,
    message: {
      role: 'assistant',
      content: toolCall === undefined ? answer.text : null,
      refusal: null,
      annotations: [],
      ...(toolCall === undefined ? {} : { tool_calls: [{ id: newId('call_'), type: 'function', function: toolCall }] }),
    },
    logprobs: null,
    finish_reason: toolCall !== undefined ? 'tool_calls' : answer.truncated ? 'length' : 'stop',
  };
}
