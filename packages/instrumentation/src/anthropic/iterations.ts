import type { MutableUsage } from '../answer/usage-attributes.ts';
import { count, field, list, text } from '../json-fields.ts';

/**
 * The usage of one step of a message, which the API counts as it counts a whole message: fresh input apart from what was read from
 * and written to a cache.
 *
 * @see @anthropic-ai/sdk `BetaIterationsUsage`
 */
export function iterationUsage(iteration: unknown): MutableUsage {
  const read = count(iteration, 'cache_read_input_tokens');
  const written = count(iteration, 'cache_creation_input_tokens');
  const ttl = field(iteration, 'cache_creation');
  return {
    inputTokens: sum(count(iteration, 'input_tokens'), sum(read, written)),
    outputTokens: count(iteration, 'output_tokens'),
    cacheReadTokens: read,
    cacheWriteTokens: written,
    cacheWrite5mTokens: count(ttl, 'ephemeral_5m_input_tokens'),
    cacheWrite1hTokens: count(ttl, 'ephemeral_1h_input_tokens'),
  };
}

/** The usage with that of the compactions in it, which are billed and not in the API's totals: 20 + 100 of input are 120. */
export function withCompactions(message: MutableUsage, usage: unknown): MutableUsage {
  for (const iteration of list(usage, 'iterations')) {
    if (text(iteration, 'type') !== 'compaction') continue;
    const compaction = iterationUsage(iteration);
    for (const name in compaction) {
      const field = name as keyof MutableUsage;
      message[field] = sum(message[field], compaction[field]);
    }
  }
  return message;
}

/** The sum of two counts; undefined only if both are unknown. */
function sum(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : a + (b ?? 0);
}
