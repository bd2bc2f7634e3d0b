import { StringDecoder } from 'node:string_decoder';

/** By default a line that is longer holds content (audio, text), which is not for us. */
const LONGEST = 16_384;

/** What a line tells; undefined for nothing. */
type LineReader = (line: string) => unknown;

/**
 * The events of a stream whose events are lines, from its bytes as they come: of server-sent events, if nothing else is said.
 * Lines that are too long are left out.
 */
export class EventLines {
  /** Of Node's decoders the one that is made cheaply for every stream. */
  readonly #decoder: StringDecoder = new StringDecoder('utf8');
  readonly #longest: number;
  readonly #eventOf: LineReader;
  #rest = '';
  /** Whether the line that has begun is too long already. */
  #tooLong = false;

  /** `longest` is how many characters a line may have; `eventOf` gives the event of a line. */
  constructor(longest: number = LONGEST, eventOf: LineReader = sentEvents(longest)) {
    this.#longest = longest;
    this.#eventOf = eventOf;
  }

  /** The events that end in these bytes. */
  push(bytes: Uint8Array): readonly unknown[] {
    const lines = this.#decoder.write(asBuffer(bytes)).split('\n');
    const events: unknown[] = [];
    for (const [index, part] of lines.entries()) {
      const line = this.#rest + part;
      if (index < lines.length - 1) {
        const event = this.#tooLong || line.length > this.#longest ? undefined : this.#eventOf(line);
        if (event !== undefined) events.push(event);
        this.#rest = '';
        this.#tooLong = false;
      } else {
        this.#tooLong ||= line.length > this.#longest;
        this.#rest = this.#tooLong ? '' : line;
      }
    }
    return events;
  }
}

/** The event of a line of JSON. */
export function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // `[DONE]`, or what only its reader understands.
    return undefined;
  }
}

/** The event of a line of a stream of server-sent events, where all its data is in that line. */
export function sentEventOf(line: string): unknown {
  const data = dataOf(line);
  return data === undefined ? undefined : jsonOf(data);
}

/** Gives the events of a stream of server-sent events, whose data may go over several lines, `longest` characters in all: then at the empty line. */
function sentEvents(longest: number): LineReader {
  let begun: string | undefined;
  return (line) => {
    const data = dataOf(line);
    if (data === undefined) {
      if (begun === undefined || line.trim() !== '') return undefined;
      const whole = begun;
      begun = undefined;
      return whole.length > longest ? undefined : jsonOf(whole);
    }
    if (begun !== undefined) {
      if (begun.length <= longest) begun += `\n${data}`;
      return undefined;
    }
    const event = jsonOf(data);
    if (event === undefined && data.trimStart().startsWith('{')) begun = data;
    return event;
  };
}

/** The data in a line of a stream of server-sent events. */
function dataOf(line: string): string | undefined {
  if (line.startsWith('data:')) return line.slice('data:'.length);
  // A stream may begin with a mark of its byte order.
  return line.startsWith('\uFEFFdata:') ? line.slice('\uFEFFdata:'.length) : undefined;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
