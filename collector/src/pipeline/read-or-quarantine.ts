import type { AttributeMap } from '@spancost/conventions';
import type { KeyValue } from '../otlp/messages.ts';
import { readAttributes } from '../otlp/read-attributes.ts';
import { quarantine, type Impossible } from './quarantine.ts';
import type { Reading } from './report.ts';

/** Characters of an error's message that are kept. */
const MAX_MESSAGE = 256;

/** What is known of a report before it is read. */
export type UnreadReport = Omit<Impossible, 'reason' | 'detail' | 'attributes'>;

/**
 * The reading of one report; if reading it throws, its quarantine as `unreadable`. One report never takes the rest of its
 * batch with it, not even by a fault of the reader.
 */
export function readOrQuarantine(
  report: UnreadReport,
  attributes: readonly KeyValue[],
  read: (attributes: AttributeMap) => Reading,
): Reading {
  let readable: AttributeMap = {};
  try {
    readable = readAttributes(attributes);
    return read(readable);
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const detail = `reading it failed with "${message.slice(0, MAX_MESSAGE)}"; the fault is the collector's, please report it`;
    return { kind: 'quarantined', quarantined: quarantine({ ...report, reason: 'unreadable', detail, attributes: readable }) };
  }
}
