import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CellResult } from './column.ts';
import { expectedSpans, saidBy } from './expected-spans.ts';
import { renderPage } from './render-page.ts';
import { columnName, COLUMNS, runMatrix, type RunColumn } from './run-matrix.ts';
import { seenBeside, seenOf } from './same-as-bare.ts';
import { BAD, SCENARIOS } from './scenarios.ts';
import { verdictsOf } from './span-verdict.ts';

const PAGE = fileURLToPath(new URL('../../../../docs/scenarios.md', import.meta.url));

let runs: readonly RunColumn[] = [];
beforeAll(async () => void (runs = await runMatrix()), 600_000);

interface BothWays {
  readonly bare: CellResult;
  readonly instrumented: CellResult;
}

/** Names of its spans, without those that Anthropic's SDK has of its own, of what is no AI call. */
const namesOf = ({ spans }: CellResult): readonly string[] =>
  spans.map(({ name }) => name).filter((name) => !name.startsWith('anthropic.'));

describe.each(COLUMNS.map((column, index) => ({ name: columnName(column), column, index })))('$name', ({ column, index }) => {
  const { sdk, major, format } = column;
  const run = (): RunColumn => runs[index] ?? expect.unreachable();
  const cellOf = (kind: 'cells' | 'shapes', name: string): BothWays => ({
    bare: run().bare[kind][name] ?? expect.unreachable(),
    instrumented: run().instrumented[kind][name] ?? expect.unreachable(),
  });
  const scenarios = SCENARIOS.filter((scenario) => sdk.reasonAgainst(scenario, major) === undefined);

  /** All that a user can tell apart is the same, and no span is left open. */
  const expectSame = ({ bare, instrumented }: BothWays): void => {
    expect(seenBeside(bare, instrumented, sdk.stacksByChance)).toEqual(seenOf(bare));
    expect(instrumented.open).toBe(0);
  };

  test('is what its name says: its version and its module system', () => {
    for (const { isCommonJs, version } of [run().bare, run().instrumented]) {
      expect({ isCommonJs, version: version.startsWith(`${major.version}.`) }).toEqual({ isCommonJs: format === 'cjs', version: true });
    }
  });

  test.each(scenarios.filter(({ breaks }) => breaks !== true))('$name: the same for the user', (scenario) => {
    const { group, name } = scenario;
    const both = cellOf('cells', name);
    expectSame(both);
    expect(both.instrumented.told).toEqual([]);
    const expected = expectedSpans(sdk, sdk.toldOf(scenario, major.version), both.bare.seen);
    const verdicts = verdictsOf(both.instrumented.spans);
    expect(verdicts.slice(0, expected.length).map((verdict, at) => saidBy(verdict, expected[at]))).toEqual(expected);
    expect(verdicts).toHaveLength(expected.length + (group === BAD ? run().bare.also : 0));
    if (/unhandled/.test(name)) expect(both.bare.unhandled).toHaveLength(expected.length - 1);
  });

  test.each(scenarios.filter(({ breaks }) => breaks === true))('$name: the same for the user, and told once for each step', ({ name }) => {
    const both = cellOf('cells', name);
    expectSame(both);
    const { told } = both.instrumented;
    expect(told).toEqual([...new Set(told)]);
    // The SDK's own spans need none of ours.
    if (!sdk.name.startsWith('@anthropic-ai/sdk') && name !== 'a provider that throws') expect(told.length).toBeGreaterThan(0);
  });

  test('every other way to call it: the same for the user, each with its spans', () => {
    for (const [name, bare] of Object.entries(run().bare.shapes)) {
      const both = cellOf('shapes', name);
      expect({ name, ...seenBeside(bare, both.instrumented, sdk.stacksByChance) }).toEqual({ name, ...seenOf(bare) });
      expect({ name, open: both.instrumented.open, told: both.instrumented.told }).toEqual({ name, open: 0, told: [] });
      expect({ name, spans: namesOf(both.instrumented) }).toEqual({ name, spans: run().bare.shapeSpans[name] });
    }
  });

  test('its providers receive the same requests, as often', () => {
    expect(run().instrumented.requests).toEqual(run().bare.requests);
  });
});

test('docs/scenarios.md says what was found here; vitest -u writes it', async () => {
  await expect(renderPage(runs)).toMatchFileSnapshot(PAGE);
});
