import { USAGE_FIELDS, type Usage } from '@spancost/conventions';

/** `same`: says nothing new. `more`: a further field or a greater count, and nothing less. `conflict`: both cannot be true. */
export type UsageComparison = 'same' | 'more' | 'conflict';

/**
 * What a further report's usage says beside the known one. A field that the report does not state is no contradiction as
 * long as the report states nothing new.
 *
 * @example compareUsage({ inputTokens: 100, outputTokens: 5 }, { inputTokens: 100, outputTokens: 5, cacheReadTokens: 80 }) // 'more'
 * @example compareUsage({ inputTokens: 100 }, { inputTokens: 90 }) // 'conflict'
 */
export function compareUsage(known: Usage, reported: Usage): UsageComparison {
  let more = false;
  let silent = false;
  for (const field of USAGE_FIELDS) {
    const before = known[field];
    const now = reported[field];
    if (now === undefined) silent ||= before !== undefined;
    else if (before === undefined || now > before) more = true;
    else if (now < before) return 'conflict';
  }
  if (!more) return 'same';
  return silent ? 'conflict' : 'more';
}
