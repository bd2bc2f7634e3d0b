import type { OpenAI } from 'openai';
import type { Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { planAnswer, type PlannedAnswer } from '../planned-answer.ts';
import { textOfContent, tokensOf, tokensOfContent, tokensOfJson } from '../tokens.ts';
import { answeredModel } from './openai-models.ts';
import { firstTool, invalidType, modelOf, optionalCount, reasoningTokensOf, required, servedTier } from './openai-request.ts';
import { openaiUsage, type OpenAiUsage } from './openai-usage.ts';

/** A response on the wire; the SDK adds `output_text`. */
export type WireResponse = Omit<OpenAI.Responses.Response, 'output_text'>;

/** Tokens that frame each item of the input, and those that open the answer. */
const TOKENS_PER_ITEM = 3;
const TOKENS_OF_REPLY = 3;

/**
 * Answer to POST /responses, finished.
 *
 * @see openai `Response`, `ResponseUsage`; https://platform.openai.com/docs/api-reference/responses/object
 */
export function finishedResponse(exchange: Exchange, now: Date): WireResponse {
  const { body, scenario } = exchange;
  const model = modelOf(body);
  const items = itemsOf(required(body, 'input'));
  const maxTokens = optionalCount(body, 'max_output_tokens');
  const effort = isObject(body['reasoning']) ? body['reasoning']['effort'] : undefined;
  const tool = scenario === 'tool-call' ? firstTool(body) : undefined;
  const answer = planAnswer({
    question: textOfContent(items.findLast((item) => item['role'] === 'user')?.['content']),
    ...schemaOf(body),
    ...(tool === undefined ? {} : { tool }),
    ...(maxTokens === undefined ? {} : { maxTokens }),
    reasoningTokens: reasoningTokensOf(model, effort),
  });
  const seconds = Math.floor(now.getTime() / 1000);
  return {
    id: newId('resp_', 48),
    object: 'response',
    created_at: seconds,
    completed_at: seconds,
    status: answer.truncated ? 'incomplete' : 'completed',
    background: isBackground(exchange),
    error: null,
    incomplete_details: answer.truncated ? { reason: 'max_output_tokens' } : null,
    output: outputOf(answer),
    ...(scenario === 'no-usage' ? {} : { usage: responseUsage(usageOf(exchange, items, answer)) }),
    // The type knows no other strings, but a test may ask for one.
    service_tier: (exchange.usage?.serviceTier ?? servedTier(body)) as NonNullable<WireResponse['service_tier']>,
    model: answeredModel(model, scenario === 'wrong-model'),
    ...echoedParameters(body, maxTokens),
  };
}

/** Whether a response is worked on in the background, by its parameter or by the scenario. */
function isBackground(exchange: Exchange): boolean {
  return exchange.body['background'] === true || exchange.scenario === 'background';
}

/** What a response repeats of its request; the casts say that the request was for this API. */
function echoedParameters(body: JsonObject, maxTokens: number | undefined) {
  return {
    access_programs: null,
    instructions: typeof body['instructions'] === 'string' ? body['instructions'] : null,
    max_output_tokens: maxTokens ?? null,
    metadata: (body['metadata'] ?? {}) as WireResponse['metadata'],
    parallel_tool_calls: body['parallel_tool_calls'] !== false,
    previous_response_id: typeof body['previous_response_id'] === 'string' ? body['previous_response_id'] : null,
    reasoning: { effort: null, summary: null, ...(body['reasoning'] as OpenAI.Reasoning | undefined) },
    temperature: typeof body['temperature'] === 'number' ? body['temperature'] : 1,
    text: { format: { type: 'text' }, ...(body['text'] as OpenAI.Responses.ResponseTextConfig | undefined) },
    tool_choice: (body['tool_choice'] ?? 'auto') as WireResponse['tool_choice'],
    tools: (body['tools'] ?? []) as WireResponse['tools'],
    top_p: typeof body['top_p'] === 'number' ? body['top_p'] : 1,
    truncation: 'disabled',
  } satisfies Partial<WireResponse>;
}

/** The input as items; a text is one message of the user. */
function itemsOf(input: unknown): readonly JsonObject[] {
  if (typeof input === 'string') return [{ role: 'user', content: input }];
  if (!Array.isArray(input)) throw invalidType('input', 'a string or an array of input items', input);
  input.forEach((item, index) => {
    if (!isObject(item)) throw invalidType(`input[${index}]`, 'an input item', item);
  });
  return input;
}

function schemaOf(body: JsonObject): { readonly schema?: unknown } {
  const format = isObject(body['text']) ? body['text']['format'] : undefined;
  if (!isObject(format)) return {};
  if (format['type'] === 'json_object') return { schema: { type: 'object', properties: { answer: { type: 'string' } } } };
  return format['type'] === 'json_schema' ? { schema: format['schema'] } : {};
}

function usageOf(exchange: Exchange, items: readonly JsonObject[], answer: PlannedAnswer): OpenAiUsage {
  const framed = items.map((item) => TOKENS_PER_ITEM + ('content' in item ? tokensOfContent(item['content']) : tokensOfJson(item)));
  const { instructions, tools, text } = exchange.body;
  const head = tokensOf(typeof instructions === 'string' ? instructions : '') + tokensOfJson(tools) + tokensOfJson(text);
  const prefix = head + framed.slice(0, -1).reduce((sum, tokens) => sum + tokens, 0);
  return openaiUsage(exchange, prefix + (framed.at(-1) ?? 0) + TOKENS_OF_REPLY, prefix, answer);
}

/** Usage under the names of the Responses API. */
function responseUsage(usage: OpenAiUsage): OpenAI.Responses.ResponseUsage {
  return {
    input_tokens: usage.inputTokens,
    input_tokens_details: { cached_tokens: usage.cachedTokens, cache_write_tokens: usage.cacheWriteTokens },
    output_tokens: usage.outputTokens,
    output_tokens_details: { reasoning_tokens: usage.reasoningTokens },
    total_tokens: usage.inputTokens + usage.outputTokens,
  };
}

/** The reasoning if the model reasoned, then the call or the message. */
function outputOf(answer: PlannedAnswer): WireResponse['output'] {
  const status = answer.truncated ? 'incomplete' : 'completed';
  const output: WireResponse['output'] = answer.reasoningTokens > 0 ? [{ id: newId('rs_', 48), type: 'reasoning', summary: [] }] : [];
  if (answer.toolCall !== undefined)
    output.push({ id: newId('fc_', 48), type: 'function_call', status, call_id: newId('call_'), ...answer.toolCall });
  else
    output.push({
      id: newId('msg_', 48),
      type: 'message',
      status,
      role: 'assistant',
      content: [{ type: 'output_text', text: answer.text, annotations: [], logprobs: [] }],
    });
  return output;
}
