import type { MutableUsage } from '../answer/usage-attributes.ts';
import { count, field, text } from '../json-fields.ts';
import { withCompactions } from './iterations.ts';

/** The totals that a `message_delta` may repeat; one that is there replaces the earlier value, null means that it does not apply. */
const REPEATED: readonly string[] = [
  'input_tokens',
  'cache_creation_input_tokens',
  'cache_read_input_tokens',
  'output_tokens_details',
  'server_tool_use',
  'iterations',
];

/** The usage of a message as the API has it, event by event. */
export class MessageUsage {
  #usage: Record<string, unknown> | undefined;
  /** Whether the output is final; `message_start` has only a placeholder for it. */
  #final = false;

  /** The usage of a whole message. */
  whole(usage: unknown): void {
    this.start(usage);
    this.#final = true;
  }

  /** The usage in `message_start`. */
  start(usage: unknown): void {
    this.#usage = typeof usage === 'object' && usage !== null ? { ...usage } : undefined;
  }

  /** The usage in `message_delta`: totals of the whole message. */
  delta(usage: unknown): void {
    const totals = (this.#usage ??= {});
    for (const name of REPEATED) totals[name] = field(usage, name) ?? totals[name];
    const output = count(usage, 'output_tokens');
    if (output === undefined) return;
    totals['output_tokens'] = output;
    this.#final = true;
  }

  /** The usage as the API tells it, once it is final. */
  get told(): unknown {
    return this.#final ? this.#usage : undefined;
  }

  /** What the message is billed as: `fast` where it was sped up, else the tier: `standard`, `priority` or `batch`. */
  get serviceTier(): string | undefined {
    return text(this.#usage, 'speed') === 'fast' ? 'fast' : text(this.#usage, 'service_tier');
  }

  /** Where the message was made: `us`, `global`; undefined where the API does not say. */
  get geography(): string | undefined {
    const geography = text(this.#usage, 'inference_geo');
    return geography === 'not_available' ? undefined : geography;
  }

  /**
   * What the message used. The API counts fresh input apart from cached input; ours includes it:
   * 36 fresh + 64 read + 30 written are 130. Compactions are billed and not in the API's totals, so they are added.
   */
  read(): MutableUsage {
    const usage = this.#usage;
    const fresh = count(usage, 'input_tokens');
    if (fresh === undefined) return {};
    const read = count(usage, 'cache_read_input_tokens');
    const ttl = field(usage, 'cache_creation');
    const write5m = count(ttl, 'ephemeral_5m_input_tokens');
    const write1h = count(ttl, 'ephemeral_1h_input_tokens');
    const written = count(usage, 'cache_creation_input_tokens') ?? sum(write5m, write1h);
    const message: MutableUsage = {
      inputTokens: fresh + (read ?? 0) + (written ?? 0),
      cacheReadTokens: read,
      cacheWriteTokens: written,
      cacheWrite5mTokens: write5m,
      cacheWrite1hTokens: write1h,
    };
    if (!this.#final) return message;
    message.outputTokens = count(usage, 'output_tokens');
    message.reasoningTokens = count(field(usage, 'output_tokens_details'), 'thinking_tokens');
    const searches = count(field(usage, 'server_tool_use'), 'web_search_requests');
    if (searches !== 0) message.webSearches = searches;
    return withCompactions(message, usage);
  }
}

/** The sum of two counts; undefined only if both are unknown. */
function sum(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : a + (b ?? 0);
}
