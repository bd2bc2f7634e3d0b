import type { MutableUsage } from '../answer/usage-attributes.ts';
import { count, field, list, text } from '../json-fields.ts';
import { cacheWrites } from './chat-usage.ts';

/** What a `response` used: its tokens, and the built-in tools among its output items, which are billed by the call. */
export function responseUsage(response: unknown): MutableUsage {
  const usage = field(response, 'usage');
  const input = field(usage, 'input_tokens_details');
  const tokens: MutableUsage = {
    inputTokens: count(usage, 'input_tokens'),
    outputTokens: count(usage, 'output_tokens'),
    cacheReadTokens: count(input, 'cached_tokens'),
    ...cacheWrites(input),
    reasoningTokens: count(field(usage, 'output_tokens_details'), 'reasoning_tokens'),
  };
  // Tools without a count of tokens are of an answer that is not complete.
  return tokens.inputTokens === undefined ? tokens : { ...tokens, ...toolUsage(list(response, 'output')) };
}

/** @see https://developers.openai.com/api/docs/pricing, built-in tools */
function toolUsage(items: readonly unknown[]): MutableUsage {
  let webSearches = 0;
  let fileSearches = 0;
  const containers = new Set<string>();
  for (const item of items) {
    switch (text(item, 'type')) {
      case 'web_search_call':
        // Opening a page of the results and searching in it are actions of the same search.
        if ((text(field(item, 'action'), 'type') ?? 'search') === 'search') webSearches += 1;
        break;
      case 'file_search_call':
        fileSearches += 1;
        break;
      case 'code_interpreter_call':
        containers.add(text(item, 'container_id') ?? '');
        break;
      default: // Items that are paid for with their tokens.
    }
  }
  return { webSearches: used(webSearches), fileSearches: used(fileSearches), containers: used(containers.size) };
}

function used(calls: number): number | undefined {
  return calls === 0 ? undefined : calls;
}
