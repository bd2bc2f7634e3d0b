import { Money, parseQuantities, PriceError, type MeterQuantities } from '@spancost/prices';
import { CommandError } from '../errors.ts';

/** Strings and numbers of a JSON text, whose syntax `JSON.parse` has accepted. */
const TOKENS = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Quantities by meter from JSON text. Refuses what `JSON.parse` would let pass as something else: a number that it rounds
 * (9007199254740993), one beyond all bounds (1e400), a name that is there twice.
 *
 * @throws CommandError with exit code 2.
 */
export function parseUsage(text: string): MeterQuantities {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw refused(`is not JSON (${cause instanceof Error ? cause.message : String(cause)})`, { cause });
  }
  checkTokens(text);
  try {
    parseQuantities(data);
  } catch (cause) {
    if (!(cause instanceof PriceError)) throw cause;
    throw new CommandError(`--usage: ${cause.message}`, 2, { cause });
  }
  // Checked just now; zeros are kept, because a call that is known to have used nothing costs nothing.
  return data as MeterQuantities;
}

function checkTokens(text: string): void {
  const names = new Set<string>();
  for (const [token, colon] of text.matchAll(TOKENS)) {
    if (colon !== undefined) {
      const name = JSON.parse(token.slice(0, -colon.length)) as string;
      if (names.has(name)) throw refused(`has "${name}" twice`);
      names.add(name);
    } else if (!token.startsWith('"')) {
      const number = Number(token);
      if (!Number.isFinite(number)) throw refused(`has ${token}, which is beyond all bounds`);
      if (!new Money(token).eq(String(number))) throw refused(`has ${token}, which cannot be kept exactly`);
    }
  }
}

function refused(problem: string, options?: ErrorOptions): CommandError {
  return new CommandError(`--usage ${problem}. Pass quantities by meter below 2^53, such as '{"input": 1000, "output": 200}'.`, 2, options);
}
