/** A number of a JSON text, until it is known what it stands under. */
class WrittenNumber {
  readonly source: string;
  readonly value: number;

  constructor(source: string, value: number) {
    this.source = source;
    this.value = value;
  }
}

/** As the language has it since 2025; the declarations of 2024 leave out what a number was written as. */
type Reviver = (this: unknown, key: string, value: unknown, context: { readonly source?: string }) => unknown;
const parse = JSON.parse as (text: string, reviver: Reviver) => unknown;

/**
 * JSON in which the numbers under some keys, alone or in a list, are texts as they are written: `{"amount_usd": 0.10}` has
 * `'0.10'`, which a double would not.
 *
 * @throws SyntaxError for what is no JSON in UTF-8.
 */
export function parseJsonAsWritten(bytes: Uint8Array, asText: readonly string[]): unknown {
  return parse(textOf(bytes), function (key, value, { source }) {
    // Whoever holds a list knows what the numbers in it stand under.
    if (typeof value === 'number') {
      if (Array.isArray(this)) return new WrittenNumber(source ?? String(value), value);
      return asText.includes(key) ? (source ?? String(value)) : value;
    }
    if (!Array.isArray(value)) return value;
    return value.map((each: unknown) => (each instanceof WrittenNumber ? (asText.includes(key) ? each.source : each.value) : each));
  });
}

/** Bytes that are no text would become characters that nobody has written. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new SyntaxError('it has bytes that are no UTF-8', { cause });
  }
}
