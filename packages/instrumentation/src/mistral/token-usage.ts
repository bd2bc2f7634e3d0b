import type { MutableUsage } from '../answer/usage-attributes.ts';
import { count, field, text } from '../json-fields.ts';

/**
 * `usage` of an answer, as either major of the SDK gives it: what it does not know is beside the rest, or in an object of its
 * own. Where the API tells nothing the SDK puts zeros; no call has a prompt of none, so that is nothing told.
 *
 * @see @mistralai/mistralai `UsageInfo`
 */
export function tokenUsage(usage: unknown): MutableUsage {
  const inputTokens = count(usage, 'promptTokens');
  if (inputTokens === 0 && count(usage, 'completionTokens') === 0) return {};
  return {
    inputTokens,
    outputTokens: count(usage, 'completionTokens'),
    cacheReadTokens: count(other(usage, 'prompt_tokens_details'), 'cached_tokens') ?? cachedOf(usage),
    // Sound that is sent to a chat is billed by the second, beside its tokens.
    audioSeconds: count(usage, 'promptAudioSeconds') || undefined,
  };
}

/** The tier that served a request: `standard` or `priority`. */
export function servedTier(usage: unknown): string | undefined {
  const told = other(usage, 'service_tier');
  return text(usage, 'serviceTier') ?? (typeof told === 'string' && told !== '' ? told : undefined);
}

function cachedOf(usage: unknown): number | undefined {
  const told = other(usage, 'num_cached_tokens');
  return typeof told === 'number' ? told : undefined;
}

/** A field that the SDK has no name for. */
function other(usage: unknown, name: string): unknown {
  return field(usage, name) ?? field(field(usage, 'additionalProperties'), name);
}
