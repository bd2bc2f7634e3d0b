import { EMITTERS, type EmitterFacts, type EmitterRow } from './emitters.ts';

/** The instrumentation scope of a span: who wrote it, in which version. */
export interface InstrumentationScope {
  readonly name?: string | undefined;
  readonly version?: string | undefined;
}

const ROWS_OF_SCOPE: ReadonlyMap<string, readonly EmitterRow[]> = new Map(
  EMITTERS.flatMap(({ scopes }) => scopes).map((scope) => [scope, EMITTERS.filter(({ scopes }) => scopes.includes(scope))]),
);

/**
 * What the counts of a span mean that this scope wrote of a call to this provider; undefined where they mean what the conventions
 * say. A scope without a version is taken for its newest.
 *
 * @param provider As `gen_ai.provider.name` has it today.
 */
export function factsOfEmitter(scope: InstrumentationScope, provider: string): EmitterFacts | undefined {
  const rows = ROWS_OF_SCOPE.get(scope.name ?? '');
  return rows?.find((row) => holdsForVersion(row, scope.version) && (row.providers?.includes(provider) ?? true));
}

function holdsForVersion({ from, before }: EmitterRow, version: string | undefined): boolean {
  if (from === undefined && before === undefined) return true;
  if (version === undefined || version === '') return before === undefined;
  return (from === undefined || !isOlder(version, from)) && (before === undefined || isOlder(version, before));
}

/**
 * Whether a version comes before another. What stands behind the numbers, as in `1.2.0b3`, is not looked at.
 *
 * @example isOlder('0.9.12', '0.10') // true
 */
export function isOlder(version: string, other: string): boolean {
  const [one, two] = [numbersOf(version), numbersOf(other)];
  for (let index = 0; index < Math.max(one.length, two.length); index += 1) {
    const difference = (one[index] ?? 0) - (two[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function numbersOf(version: string): readonly number[] {
  const [numbers = ''] = /^\d+(\.\d+)*/.exec(version) ?? [];
  return numbers === '' ? [] : numbers.split('.').map(Number);
}
