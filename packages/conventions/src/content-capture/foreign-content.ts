import { binaryTextOf, mayHoldBinary } from './binary.ts';
import type { ContentCapture } from './content-setting.ts';
import { cutToLength } from './cut-text.ts';
import { fittedJson, fittedValue } from './fitted-json.ts';
import { plainValue } from './plain-value.ts';
import { Redaction } from './redaction.ts';
import type { Report } from './written-content.ts';

/** Least characters of each of several texts of one attribute. */
const LEAST = 64;

/**
 * What may stay of an attribute in which somebody else recorded content: redacted, and of at most as many characters as
 * `capture` allows. JSON is redacted field by field and stays JSON, any other text as a whole. Of lists of numbers, which are
 * vectors, nothing stays. Undefined for nothing.
 */
export function foreignContent(
  attribute: string,
  value: unknown,
  { maxLength, redact }: ContentCapture,
  report: Report,
): string | string[] | number | boolean | undefined {
  const redaction = new Redaction(redact, report);
  if (typeof value === 'string') return textOf(attribute, value, maxLength, redaction);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    const written = redaction.number(value, { attribute });
    return typeof written === 'number' || typeof written === 'string' ? written : undefined;
  }
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((each) => typeof each === 'string');
  const each = (list: readonly string[], length: number): string[] =>
    list.map((text) => textOf(attribute, text, length, redaction)).filter((text) => text !== undefined);
  const whole = each(texts, maxLength);
  if (whole.reduce((sum, { length }) => sum + length, 0) <= maxLength) return whole.length === 0 ? undefined : whole;
  const share = Math.max(Math.floor(maxLength / texts.length), Math.min(LEAST, maxLength));
  return each(texts.slice(-Math.floor(maxLength / share)), share);
}

function textOf(attribute: string, text: string, maxLength: number, redaction: Redaction): string | undefined {
  if (redaction.isNone && text.length <= maxLength && !mayHoldBinary(text)) return text;
  const parsed = parsedJson(text);
  if (parsed === undefined) return plainText(attribute, text, maxLength, redaction);
  const copy = plainValue(parsed, { attribute }, redaction);
  if (Array.isArray(copy)) return fittedJson(copy, maxLength, (count) => ({ type: 'omitted', count }));
  return fittedValue(copy, maxLength) ?? fittedValue({ type: 'omitted' }, maxLength);
}

function plainText(attribute: string, text: string, maxLength: number, redaction: Redaction): string | undefined {
  const data = binaryTextOf(text);
  if (data !== undefined) return fittedValue({ type: 'blob', ...data }, maxLength);
  const written = redaction.text(text, { attribute });
  return typeof written === 'string' ? cutToLength(written, maxLength) : undefined;
}

/** A list or an object in a text; undefined for any other text. */
function parsedJson(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}
