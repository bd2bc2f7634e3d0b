/** Characters of a message that patterns are told apart by. */
const LONGEST = 500;

/** A word with a digit in it, which is a number or an id: `30`, `req_7f3a`, `2026-11-22`. */
const NUMBERED = '[0-9A-Za-z_-]*[0-9][0-9A-Za-z_-]*';

/** What is replaced, one after the other, and by what. In the dialect of RE2, which takes time that grows with the text alone. */
const REPLACED: readonly (readonly [pattern: string, by: string])[] = [
  [String.raw`https?://[^\s"'<>)\]}]+`, '…'],
  ['"[^"]*"', '"…"'],
  ['“[^”]*”', '“…”'],
  ['`[^`]*`', '`…`'],
  // An apostrophe within a word quotes nothing.
  [String.raw`(^|[\s(\[{=:,])'[^']*'`, String.raw`\1'…'`],
  [String.raw`[\w.+-]+@[\w.-]+`, '…'],
  [String.raw`${NUMBERED}([.:,/+]${NUMBERED})*`, '…'],
  // Lists of any length.
  [String.raw`…([,;|]?\s*…)+`, '…'],
  [String.raw`\s+`, ' '],
];

/**
 * SQL for a message with its numbers, ids, addresses and quoted parts as `…`, so that messages that say the same are the same.
 *
 * @example 'Rate limit reached for gpt-5 in organization org-a1: limit 30000' // 'Rate limit reached for … in organization …: limit …'
 */
export function madeAlike(column: string): string {
  const replaced = REPLACED.reduce((text, [pattern, by]) => `regexp_replace(${text}, ${quoted(pattern)}, ${quoted(by)}, 'g')`, column);
  return `left(trim(${replaced}), ${LONGEST})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
