import type { Answer } from '../exchange.ts';
import { groqCompound } from './groq-compound.ts';
import { isObject, type JsonObject } from '../json.ts';

/** A service that speaks OpenAI's protocol, and where it says more. */
export interface CompatibleHost {
  readonly name: 'groq' | 'openrouter' | 'x_ai' | 'perplexity' | 'deepseek' | 'mistral';
  /** Path of its API: what is behind the host in the base URL of a client. */
  readonly path: string;
  /** The usage as this host sends it, from OpenAI's. */
  readonly usage: (usage: JsonObject, body: JsonObject) => JsonObject;
  /** Under which name the last chunk of a stream has the usage. None of them waits to be asked. */
  readonly streamed: 'usage' | 'x_groq';
}

/**
 * @see groq-sdk `ChatCompletionChunk.XGroq`
 * @see https://openrouter.ai/docs/use-cases/usage-accounting
 * @see https://docs.x.ai/developers/cost-tracking
 * @see https://docs.perplexity.ai/api-reference/chat-completions-post
 * @see https://api-docs.deepseek.com/api/create-chat-completion
 */
export const COMPATIBLE_HOSTS: readonly CompatibleHost[] = [
  {
    name: 'groq',
    path: '/groq/openai/v1',
    streamed: 'x_groq',
    usage: (usage) => ({ queue_time: 0.02, ...plain(usage), prompt_time: 0.01, completion_time: 0.03, total_time: 0.04 }),
  },
  {
    name: 'openrouter',
    path: '/openrouter/api/v1',
    streamed: 'usage',
    usage: (usage) => ({ ...usage, cost: cost(usage), is_byok: false, cost_details: { upstream_inference_cost: null } }),
  },
  {
    name: 'x_ai',
    path: '/xai/v1',
    streamed: 'usage',
    usage: (usage) => {
      // Reasoning is beside the completion, and in the total.
      const details = usage['completion_tokens_details'];
      const reasoning = isObject(details) ? Number(details['reasoning_tokens'] ?? 0) : 0;
      const completion = Number(usage['completion_tokens']) - reasoning;
      return { ...usage, completion_tokens: completion, num_sources_used: 0, cost_in_usd_ticks: Math.round(cost(usage) * 1e10) };
    },
  },
  {
    name: 'perplexity',
    path: '/perplexity',
    streamed: 'usage',
    usage: (usage, body) => {
      const options = body['web_search_options'];
      const size = isObject(options) ? options['search_context_size'] : undefined;
      const requestCost = 0.005;
      const total = Number((cost(usage) + requestCost).toFixed(6));
      return {
        ...plain(usage),
        search_context_size: size ?? 'low',
        cost: { input_tokens_cost: 0, output_tokens_cost: cost(usage), request_cost: requestCost, total_cost: total },
      };
    },
  },
  {
    name: 'deepseek',
    path: '/deepseek',
    streamed: 'usage',
    usage: (usage) => {
      const details = usage['prompt_tokens_details'];
      const hit = isObject(details) ? Number(details['cached_tokens'] ?? 0) : 0;
      return { ...usage, prompt_cache_hit_tokens: hit, prompt_cache_miss_tokens: Number(usage['prompt_tokens']) - hit };
    },
  },
];

/** The answer as a host sends it. */
export function answerOf(host: CompatibleHost, answer: Answer, body: JsonObject): Answer {
  const usage = isObject(answer.body['usage']) ? host.usage(answer.body['usage'], body) : undefined;
  if (usage === undefined) return answer;
  const compound = host.name === 'groq' ? groqCompound(answer.body, usage) : undefined;
  if (answer.events === undefined) return { body: { ...answer.body, usage, ...compound?.whole } };
  // The last chunk with content says how it ended, and the usage is in it; one for the usage alone is not sent.
  const chunks = answer.events.slice(0, -1).map((event) => JSON.parse(event.slice('data: '.length)) as JsonObject);
  const content = chunks.filter((chunk) => Array.isArray(chunk['choices']) && chunk['choices'].length > 0);
  const told = host.streamed === 'usage' ? { usage } : { x_groq: { id: 'req_standin', usage, ...compound?.told } };
  const events = content.map(({ usage: _none, ...chunk }, index) =>
    JSON.stringify(index === content.length - 1 ? { ...chunk, ...told } : index === 0 ? { ...chunk, ...compound?.first } : chunk),
  );
  return { ...answer, events: [...events.map((event) => `data: ${event}\n\n`), 'data: [DONE]\n\n'] };
}

/** Three dollars for a million tokens in, fifteen for a million out; as a double, which is what hosts send. */
function cost(usage: JsonObject): number {
  return Number(((Number(usage['prompt_tokens']) * 3 + Number(usage['completion_tokens']) * 15) / 1e6).toFixed(9));
}

/** The counts that every host has. */
function plain({ prompt_tokens, completion_tokens, total_tokens }: JsonObject): JsonObject {
  return { prompt_tokens, completion_tokens, total_tokens };
}
