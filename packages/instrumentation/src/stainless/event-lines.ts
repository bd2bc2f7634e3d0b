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
  constructor(longest: number = LONGEST, eventOf: LineReader = sentEventOf) {
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

/** The event of a line of a stream of server-sent events. */
export function sentEventOf(line: string): unknown {
  if (line.startsWith('data:')) return jsonOf(line.slice('data:'.length));
  // A stream may begin with a mark of its byte order.
  return line.startsWith('\uFEFFdata:') ? jsonOf(line.slice('\uFEFFdata:'.length)) : undefined;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
