import { hasHostSuffix, isLoopback } from '../endpoint.ts';
import { field } from '../json-fields.ts';
import type { Rewrite } from '../provider-instrumentation.ts';
import type { RequestOptions } from '../stainless/client.ts';

/**
 * Hosts that keep the usage of a stream back and are known to give it for `stream_options.include_usage`; everything below them
 * too. Servers on this machine (Ollama, vLLM, LM Studio, llama.cpp) do too. Of the others, DeepSeek, Groq, OpenRouter, xAI,
 * Perplexity, Mistral, Together and Cerebras send it unasked or refuse to be asked, and with Fireworks it depends on the model.
 */
const STREAM_USAGE_HOSTS: readonly string[] = ['api.openai.com', 'openai.azure.com'];

/** Whether a host is asked for the usage of streams: a known one, one of the machine itself, or one of `added`. */
export function asksForStreamUsage(host: string | undefined, added: readonly string[]): boolean {
  if (host === undefined) return false;
  return isLoopback(host) || [...STREAM_USAGE_HOSTS, ...added].some((suffix) => hasHostSuffix(host, suffix));
}

/**
 * The same request for a chat stream with `stream_options.include_usage`, without which the API keeps its usage back, and
 * the hiding of what this adds. The caller's objects are not touched. Undefined if there is nothing to add: no
 * stream, the caller asked for it, or Azure would refuse it (`data_sources`).
 */
export function withStreamUsage(options: RequestOptions): Rewrite | undefined {
  const { body } = options;
  if (!isPlainObject(body) || body['stream'] !== true || body['data_sources'] !== undefined) return undefined;
  const given = body['stream_options'];
  if (given !== undefined && given !== null && !isPlainObject(given)) return undefined;
  if (given?.['include_usage'] === true) return undefined;
  return { options: { ...options, body: { ...body, stream_options: { ...given, include_usage: true } } }, shows: showsWithoutUsage };
}

/**
 * Whether a chunk comes without `include_usage` too. The one extra chunk has no choices and the usage; the others get
 * `usage: null`, which is taken out again.
 */
function showsWithoutUsage(chunk: unknown): boolean {
  const usage = field(chunk, 'usage');
  if (usage === null && isPlainObject(chunk)) delete chunk['usage'];
  if (usage === undefined || usage === null) return true;
  const choices = field(chunk, 'choices');
  return !Array.isArray(choices) || choices.length > 0;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
