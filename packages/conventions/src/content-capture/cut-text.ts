/** Room for the mark; a text that is no longer than that beyond its limit stays as it is. */
const MARK_LENGTH = 32;

/**
 * The first `keep` characters of a text, and how many were cut; a text of up to {@link MARK_LENGTH} more stays whole, so that
 * the result is never longer than the text nor than `keep + MARK_LENGTH`. No character is cut in two.
 *
 * @example cutText('a'.repeat(100), 10) // 'aaaaaaaaaa… [90 characters cut]'
 */
export function cutText(text: string, keep: number): string {
  if (text.length <= keep + MARK_LENGTH) return text;
  const end = isHighSurrogate(text.charCodeAt(keep - 1)) ? keep - 1 : keep;
  return `${text.slice(0, end)}… [${text.length - end} characters cut]`;
}

/** The text, cut so that with the mark it has at most so many characters; of a limit that has no room for the mark, empty. */
export function cutToLength(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return maxLength < MARK_LENGTH ? '' : cutText(text, maxLength - MARK_LENGTH);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
