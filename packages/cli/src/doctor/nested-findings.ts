import type { Finding } from './finding.ts';
import type { NestedCopy } from './nested-copies.ts';

/** Whether the copies of SDKs that dependencies bring are instrumented when they are loaded. */
export function nestedFindings(copies: readonly NestedCopy[], supported: ReadonlyMap<string, string>): readonly Finding[] {
  return copies.flatMap(({ name, version, folder, owner }): readonly Finding[] => {
    const range = supported.get(name);
    if (range === undefined) return [];
    const copy = `${name} ${version}, which ${owner} brings (${folder}),`;
    if (isIn(version, range)) return [{ check: 'sdk', status: 'ok', what: `${copy} is instrumented when it is loaded` }];
    const remedy = `update ${owner}, or override its version ("overrides" in package.json) by ${name}@"${range}"`;
    return [{ check: 'sdk', status: 'problem', what: `${copy} is not instrumented: ${remedy}` }];
  });
}

/** Whether a version is in a range as `register().report()` writes it: `>=5.23.2 <8`. */
function isIn(version: string, range: string): boolean {
  const [, from = '', below = ''] = /^>=(\S+) <(\S+)$/.exec(range) ?? [];
  return compare(version, from) >= 0 && compare(version, below) < 0;
}

function compare(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split('.').map((part) => Number.parseInt(part, 10)));
  for (let at = 0; at < 3; at += 1) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
