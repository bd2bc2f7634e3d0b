import type { CellResult } from './column.ts';

/** Of a cell, all that its user can tell apart. */
export interface Seen {
  readonly seen: unknown;
  readonly unhandled: readonly unknown[];
  readonly warnings: readonly string[];
}

/** What the user saw of a cell. */
export function seenOf({ seen, unhandled, warnings }: CellResult): Seen {
  return { seen, unhandled, warnings };
}

/**
 * What the user saw of an instrumented cell, with stacks as long as the bare ones: an `await` of ours may let a stack reach further
 * up into the application, which is never a loss. Where it is `byChance` how far up a stack reaches, one that ends before the
 * application is as good as one that does not.
 */
export function seenBeside(bare: CellResult, instrumented: CellResult, byChance: boolean = false): Seen {
  return aligned(seenOf(bare), seenOf(instrumented), byChance) as Seen;
}

function aligned(bare: unknown, instrumented: unknown, byChance: boolean, key: string = ''): unknown {
  if (Array.isArray(bare) && Array.isArray(instrumented)) {
    if (key === 'stack') return alignedStack(bare.map(String), instrumented.map(String), byChance);
    return instrumented.map((item, index) => aligned(bare[index], item, byChance));
  }
  if (!isRecord(bare) || !isRecord(instrumented)) return instrumented;
  return Object.fromEntries(Object.entries(instrumented).map(([name, value]) => [name, aligned(bare[name], value, byChance, name)]));
}

function alignedStack(bare: readonly string[], instrumented: readonly string[], byChance: boolean): readonly string[] {
  const rest = bare.slice(instrumented.length);
  if (byChance && !rest.some((place) => place.includes('node_modules'))) return [...instrumented, ...rest].slice(0, bare.length);
  return instrumented.slice(0, bare.length);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
