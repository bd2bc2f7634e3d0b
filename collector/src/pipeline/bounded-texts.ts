import { createHash } from 'node:crypto';
import type { CallReading } from '@spancost/conventions';
import type { Report } from './report.ts';

/** Texts by name. */
type Texts = Readonly<Record<string, string>>;

const CALL_TEXTS = [
  'provider',
  'requestModel',
  'responseModel',
  'responseId',
  'serviceTier',
  'geography',
  'errorType',
  'errorMessage',
] as const satisfies readonly (keyof CallReading)[];

const REPORT_TEXTS = ['service', 'environment', 'scope'] as const satisfies readonly (keyof Report)[];

/** A text of at most so many characters; a longer one ends in the hash of the whole, so that no two different texts become one. */
export function boundedText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  // UTF-16 tells apart what UTF-8 does not have.
  const mark = `…sha256:${createHash('sha256').update(text, 'utf16le').digest('hex')}`;
  // No half of a pair is left over.
  return text.slice(0, maxLength - mark.length).replace(/[\uD800-\uDBFF]$/, '') + mark;
}

/** A report none of whose texts is longer than so many characters. Most are not, and are returned as they are. */
export function withBoundedTexts(report: Report, maxLength: number): Report {
  const { call } = report;
  const { metadata, ...attribution } = call.attribution;
  const ownTexts = boundedMembers(report, REPORT_TEXTS, maxLength);
  const callTexts = boundedMembers(call, CALL_TEXTS, maxLength);
  const boundAttribution = boundedAll(attribution, maxLength);
  const boundMetadata = boundedAll(metadata, maxLength);
  const boundParameters = boundedAll(call.parameters, maxLength);
  if ([ownTexts, callTexts, boundAttribution, boundMetadata, boundParameters].every((each) => each === undefined)) return report;
  return {
    ...report,
    ...ownTexts,
    call: {
      ...call,
      ...callTexts,
      attribution: { ...call.attribution, ...boundAttribution, ...(boundMetadata === undefined ? {} : { metadata: boundMetadata }) },
      ...(boundParameters === undefined ? {} : { parameters: boundParameters }),
    },
  };
}

/** The members that had to be shortened; undefined if none had. */
function boundedMembers<T extends object, K extends keyof T & string>(
  from: T,
  names: readonly K[],
  maxLength: number,
): Partial<Record<K, string>> | undefined {
  const bound: Partial<Record<K, string>> = {};
  let isBound = false;
  for (const name of names) {
    const text = from[name];
    if (typeof text !== 'string' || text.length <= maxLength) continue;
    bound[name] = boundedText(text, maxLength);
    isBound = true;
  }
  return isBound ? bound : undefined;
}

/** All of these texts with their names, if one had to be shortened; else undefined. */
function boundedAll(texts: Readonly<Record<string, string | undefined>> | undefined, maxLength: number): Texts | undefined {
  if (texts === undefined) return undefined;
  const entries = Object.entries(texts).flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
  if (entries.every(([name, text]) => name.length <= maxLength && text.length <= maxLength)) return undefined;
  return Object.fromEntries(entries.map(([name, text]) => [boundedText(name, maxLength), boundedText(text, maxLength)]));
}
