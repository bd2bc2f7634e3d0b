import { ATTR_GEN_AI_OPERATION_NAME, ATTR_GEN_AI_REQUEST_MODEL } from './attributes.ts';
import { EMITTERS, type EmitterFacts, type EmitterRow } from './emitters.ts';

/** The instrumentation scope of a span: who wrote it, in which version. */
export interface InstrumentationScope {
  readonly name?: string | undefined;
  readonly version?: string | undefined;
}

type Rows = readonly EmitterRow[];

const ALL_SCOPES: readonly string[] = [...new Set(EMITTERS.flatMap(({ scopes }) => scopes))];

const rowsNaming = (scope: string): Rows => EMITTERS.filter(({ scopes }) => scopes.includes(scope));

const BY_NAME: ReadonlyMap<string, Rows> = new Map(ALL_SCOPES.map((scope) => [scope, rowsNaming(scope)]));

const BY_BEGINNING: readonly (readonly [beginning: string, rows: Rows])[] = ALL_SCOPES.filter((scope) => scope.endsWith('*')).map(
  (scope) => [scope.slice(0, -1), rowsNaming(scope)],
);

/**
 * What the counts of a span mean that this scope wrote of a call to this provider; undefined where they mean what the conventions
 * say. A scope without a version is taken for its newest.
 *
 * @param provider As `gen_ai.provider.name` has it today.
 */
export function factsOfEmitter(scope: InstrumentationScope, provider: string): EmitterFacts | undefined {
  return rowsOf(scope)?.find((row) => holdsForVersion(row, scope.version) && (row.providers?.includes(provider) ?? true));
}

/** The operation of a span without one that names a model, where its emitter leaves it out. */
export function operationLeftOut(scope: InstrumentationScope, attributes: Readonly<Record<string, unknown>>): string | undefined {
  if (attributes[ATTR_GEN_AI_REQUEST_MODEL] === undefined || attributes[ATTR_GEN_AI_OPERATION_NAME] !== undefined) return undefined;
  return rowsOf(scope)?.find((row) => holdsForVersion(row, scope.version))?.operation;
}

/** Whether a scope writes its counts as texts. */
export function writesCountsAsTexts(scope: InstrumentationScope): boolean {
  return rowsOf(scope)?.some(({ counts }) => counts === 'texts') === true;
}

/** Whether the SDK of a provider writes the spans of this scope itself: a call directly above one is the same call. */
export function isWrittenBySdk(scope: InstrumentationScope): boolean {
  return rowsOf(scope)?.some(({ writtenBy }) => writtenBy === 'sdk') === true;
}

function rowsOf({ name }: InstrumentationScope): Rows | undefined {
  if (name === undefined) return undefined;
  const named = BY_NAME.get(name);
  if (named !== undefined) return named;
  for (const [beginning, rows] of BY_BEGINNING) if (name.startsWith(beginning)) return rows;
  return undefined;
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
