import { EventLines, jsonOf } from '../stainless/event-lines.ts';
import { EventFrames } from './event-frames.ts';

/** Finds the events in the bytes of a stream as they come. */
export interface Framing {
  /** The events that end in these bytes. */
  push(bytes: Uint8Array): readonly unknown[];
}

/** Server-sent events, lines of JSON as Ollama and the first version of Cohere's API stream them, and Amazon's frames. */
const FRAMINGS: readonly (readonly [RegExp, (limit: number) => Framing])[] = [
  [/^text\/event-stream/i, (limit) => new EventLines(limit)],
  [/^application\/(?:x-)?(?:ndjson|stream\+json)/i, (limit) => new EventLines(limit, jsonOf)],
  [/^application\/vnd\.amazon\.eventstream/i, (limit) => new EventFrames(limit)],
];

/**
 * How a stream of this content type is read; undefined for what is no stream of events.
 *
 * @param limit How long an event may be; a longer one is left out.
 */
export function framingOf(contentType: string, limit: number): Framing | undefined {
  return FRAMINGS.find(([type]) => type.test(contentType))?.[1](limit);
}
