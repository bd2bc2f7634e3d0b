import type { ContentPlace } from './content-options.ts';
import type { ContentCapture } from './content-setting.ts';
import { fittedJson } from './fitted-json.ts';
import type { Message, MessagePart } from './messages.ts';
import { plainValue } from './plain-value.ts';
import { Redaction } from './redaction.ts';

/** No element is shorter as JSON, so that more of them than this allows cannot be written. */
const SHORTEST = 16;

/** What says what a part is, in words of the conventions and of providers; the rest of a part is content. */
const WORDS: ReadonlySet<string> = new Set(['type', 'modality', 'mime_type', 'byte_size']);
const WORD = /^[a-z][\w.+/-]{0,63}$/i;

/** Tells what a redaction threw. */
export type Report = (failure: unknown) => void;

/**
 * Messages as the value of an attribute: redacted, as JSON, of at most as many characters as `capture` allows. Long texts are
 * cut to one length; where that is not enough, the oldest messages are left out, and one of the role `omitted` says how many.
 * Undefined where nothing is to be written.
 */
export function writtenMessages(
  attribute: string,
  messages: readonly Message[],
  capture: ContentCapture,
  report: Report,
): string | undefined {
  return written(messages, capture, report, messageOf(attribute), (count) => ({ role: 'omitted', parts: [{ type: 'omitted', count }] }));
}

/** As {@link writtenMessages}, of instructions or of definitions of tools, each of which is a part by itself. */
export function writtenParts(
  attribute: string,
  parts: readonly MessagePart[],
  capture: ContentCapture,
  report: Report,
): string | undefined {
  const copyOf = (part: MessagePart, redaction: Redaction): unknown => partOf(part, { attribute }, redaction);
  return written(parts, capture, report, copyOf, (count) => ({ type: 'omitted', name: `${count} more` }));
}

function written<T>(
  list: readonly T[],
  { maxLength, redact }: ContentCapture,
  report: Report,
  copyOf: (element: T, redaction: Redaction) => unknown,
  omitted: (count: number) => unknown,
): string | undefined {
  const redaction = new Redaction(redact, report);
  const newest = list.slice(-Math.ceil(maxLength / SHORTEST));
  const copies = newest.map((element) => copyOf(element, redaction)).filter((copy) => copy !== undefined);
  if (copies.length === 0) return undefined;
  return fittedJson(copies, maxLength, omitted, list.length - newest.length);
}

function messageOf(attribute: string): (message: Message, redaction: Redaction) => unknown {
  return ({ role, parts, name, finish_reason: reason }, redaction) => {
    const place = { attribute, role };
    const copies = parts.map((part) => partOf(part, place, redaction)).filter((copy) => copy !== undefined);
    return {
      role: WORD.test(role) ? role : redaction.text(role, place),
      parts: copies,
      ...(name === undefined ? {} : { name: redaction.text(name, { ...place, field: 'name' }) }),
      ...(reason === undefined ? {} : { finish_reason: WORD.test(reason) ? reason : redaction.text(reason, place) }),
    };
  };
}

/** A part without its texts is none; nor is one of which only its type is left that had more. */
function partOf(part: MessagePart, outer: ContentPlace, redaction: Redaction): unknown {
  const place = { ...outer, type: part.type };
  const copy: Record<string, unknown> = {};
  let isEmpty = true;
  for (const [name, value] of Object.entries(part)) {
    if (value === undefined) continue;
    const isWord = WORDS.has(name) && (typeof value === 'number' || (typeof value === 'string' && WORD.test(value)));
    const written = isWord ? value : plainValue(value, { ...place, field: name }, redaction);
    if (written === undefined) continue;
    copy[name] = written;
    if (name !== 'type') isEmpty = false;
  }
  return isEmpty && Object.keys(part).length > 1 ? undefined : copy;
}
