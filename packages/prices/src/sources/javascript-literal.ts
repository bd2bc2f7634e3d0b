/** How deep values may be in each other. */
const MOST_DEPTH = 64;

const SPACE = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy;
/** In quotes, or in backticks without anything to fill in. */
const TEXT = /"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|`(?:[^`\\$]|\\[^]|\$(?!\{))*`/y;
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', undefined],
]);

/**
 * The value of the JavaScript literal that begins at `start`: objects, arrays, strings, numbers, `!0`, `true`, `null`. Nothing is
 * run. Undefined where there is something else, such as a call or a variable.
 *
 * @example parseJavaScriptLiteral('x = [{ a: .5, "b": !0 }]', 4)?.value // [{ a: 0.5, b: true }]
 */
export function parseJavaScriptLiteral(text: string, start: number): { readonly value: unknown; readonly end: number } | undefined {
  const reader = new LiteralReader(text, start);
  try {
    return { value: reader.value(0), end: reader.at };
  } catch (error) {
    if (error instanceof NoLiteral) return undefined;
    throw error;
  }
}

class NoLiteral extends Error {}

class LiteralReader {
  at: number;
  readonly #text: string;

  constructor(text: string, start: number) {
    this.#text = text;
    this.at = start;
  }

  value(depth: number): unknown {
    this.#take(SPACE);
    if (depth > MOST_DEPTH) throw new NoLiteral();
    switch (this.#text[this.at]) {
      case '{':
        // Entries and not assignment: `__proto__` is a field like any other.
        return Object.fromEntries(this.#list('}', () => this.#field(depth + 1)));
      case '[':
        return this.#list(']', () => this.value(depth + 1));
      case '"':
      case "'":
      case '`':
        return unescape(this.#take(TEXT));
      case '!':
        this.at += 1;
        return !this.value(depth + 1);
      default:
        return this.#scalar();
    }
  }

  #scalar(): unknown {
    const number = this.#take(NUMBER);
    if (number !== undefined) return Number(number);
    const word = this.#take(NAME);
    if (word === undefined || !WORDS.has(word)) throw new NoLiteral();
    return WORDS.get(word);
  }

  #field(depth: number): readonly [string, unknown] {
    this.#take(SPACE);
    const quoted = this.#take(TEXT);
    const name = quoted === undefined ? (this.#take(NAME) ?? this.#take(NUMBER)) : unescape(quoted);
    this.#take(SPACE);
    if (name === undefined || this.#text[this.at] !== ':') throw new NoLiteral();
    this.at += 1;
    return [name, this.value(depth)];
  }

  #list<T>(close: string, read: () => T): T[] {
    const items: T[] = [];
    this.at += 1;
    for (;;) {
      this.#take(SPACE);
      if (this.#text[this.at] === close) break;
      items.push(read());
      this.#take(SPACE);
      if (this.#text[this.at] === ',') this.at += 1;
      else if (this.#text[this.at] !== close) throw new NoLiteral();
    }
    this.at += 1;
    return items;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined || found === '') return undefined;
    this.at += found.length;
    return found;
  }
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['0', '\0'],
  ['\n', ''],
]);

function unescape(quoted: string | undefined): string {
  if (quoted === undefined) throw new NoLiteral();
  return quoted
    .slice(1, -1)
    .replaceAll(/\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([^]))/g, (_all, braced, four, two, one: string) => {
      const code = Number.parseInt((braced ?? four ?? two ?? '') as string, 16);
      if (Number.isNaN(code)) return ESCAPES.get(one) ?? one;
      if (code > 0x10ffff) throw new NoLiteral();
      return String.fromCodePoint(code);
    });
}
