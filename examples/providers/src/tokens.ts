import { isObject } from './json.ts';

/** What an image counts, whatever its size: OpenAI's figure for one of low detail. */
const TOKENS_PER_IMAGE = 85;

/** Tokens of a text: one for each four characters begun. `tokensOf('Hello, world!')` is 4. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}

/** Tokens of anything that is sent as JSON, such as tool definitions; nothing costs nothing. */
export function tokensOfJson(value: unknown): number {
  return value === undefined || value === null ? 0 : tokensOf(JSON.stringify(value));
}

/**
 * Tokens of a message's content: a string, or parts of which text counts as text, an image 85, and any other part as its
 * JSON.
 */
export function tokensOfContent(content: unknown): number {
  if (typeof content === 'string') return tokensOf(content);
  if (!Array.isArray(content)) return tokensOfJson(content);
  return content.reduce<number>((sum, part) => sum + tokensOfPart(part), 0);
}

/** The text of a message's content, parts joined by line breaks; what is no text is left out. */
export function textOfContent(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.flatMap((part) => (isObject(part) && typeof part['text'] === 'string' ? [part['text']] : [])).join('\n');
}

/** Tokens of one part of a message's content. */
export function tokensOfPart(part: unknown): number {
  if (!isObject(part)) return tokensOfJson(part);
  if (typeof part['text'] === 'string') return tokensOf(part['text']);
  return String(part['type']).includes('image') ? TOKENS_PER_IMAGE : tokensOfJson(part);
}
