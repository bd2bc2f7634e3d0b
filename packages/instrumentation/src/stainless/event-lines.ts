import { TextDecoder } from 'node:util';

/** By default a line that is longer holds content (audio, text), which is not for us. */
const LONGEST = 16_384;

/** The events of a stream of server-sent events, from its bytes as they come. Lines that are too long are left out. */
export class EventLines {
  readonly #decoder: TextDecoder = new TextDecoder();
  readonly #longest: number;
  #rest = '';
  /** Whether the line that has begun is too long already. */
  #tooLong = false;

  /** `longest` is how many characters a line may have. */
  constructor(longest: number = LONGEST) {
    this.#longest = longest;
  }

  /** The events that end in these bytes. */
  push(bytes: Uint8Array): readonly unknown[] {
    const lines = this.#decoder.decode(bytes, { stream: true }).split('\n');
    const events: unknown[] = [];
    for (const [index, part] of lines.entries()) {
      const line = this.#rest + part;
      if (index < lines.length - 1) {
        const event = this.#tooLong || line.length > this.#longest ? undefined : eventOf(line);
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

function eventOf(line: string): unknown {
  if (!line.startsWith('data:')) return undefined;
  try {
    return JSON.parse(line.slice('data:'.length));
  } catch {
    // `[DONE]`, or what only its reader understands.
    return undefined;
  }
}
