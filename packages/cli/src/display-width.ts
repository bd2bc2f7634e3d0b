import stringWidth from 'string-width';

/** Columns of a terminal that a text takes: `東京` four, a flag two. */
export function displayWidth(text: string): number {
  return stringWidth(text);
}

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** `gpt-4o-realtime…2025-06-03`: a text cut in its middle to so many columns; what distinguishes names is often at their end. */
export function shortened(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const characters = Array.from(SEGMENTER.segment(text), ({ segment }) => segment);
  const end = Math.floor((width - 1) / 2);
  return `${taken(characters, width - 1 - end)}…${taken(characters.toReversed(), end, (sum, next) => next + sum)}`;
}

/** As many characters as fit, put together. */
function taken(characters: readonly string[], width: number, join = (sum: string, next: string): string => sum + next): string {
  let sum = '';
  let room = width;
  for (const next of characters) {
    room -= displayWidth(next);
    if (room < 0) return sum;
    sum = join(sum, next);
  }
  return sum;
}

/** A text with spaces at its end, or at its beginning, so that it takes so many columns. */
export function padded(text: string, width: number, at: 'end' | 'start'): string {
  const spaces = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return at === 'end' ? text + spaces : spaces + text;
}
