import { availableParallelism } from 'node:os';
import { beforeAll, describe, expect, test } from 'vitest';
import { SDKS } from '../matrix/sdks/index.ts';
import type { RefusedCell, RefusedColumn } from './refused-column.ts';
import { runRefused } from './run-refused-process.ts';

const runs: Map<string, readonly RefusedColumn[]> = new Map();
beforeAll(async () => {
  const waiting = SDKS.values();
  const work = async (): Promise<void> => {
    for (const { name } of waiting) runs.set(name, await runRefused(name));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}, 120_000);

const COLUMNS = SDKS.flatMap(({ name, majors }) =>
  majors.flatMap(({ installed, version, formats }) => formats.map((format) => ({ name, installed, version, format }))),
);

/** What nobody is asked about: it costs nothing, or fetches what was paid for. */
const isFree = (span: string): boolean => span.startsWith('fetch_');

/** Scenarios that make several calls. */
const SEVERAL: Readonly<Record<string, number>> = { 'five at once': 5 };

const NOT_SENT = { requests: [], others: [], told: [], open: 0 };

describe.each(COLUMNS)('$name $version, $format', ({ name, installed, format }) => {
  const column = (): RefusedColumn =>
    runs.get(name)?.find((each) => each.installed === installed && each.format === format) ?? expect.unreachable();

  test('a refused call returns what the SDK returns', () => {
    const { sent, refused } = column().returned;
    expect(refused).toEqual(sent);
  });

  test('no scenario sends a request; its user gets the very error of the hook, which was asked once for each call', () => {
    for (const [scenario, cell] of Object.entries(column().scenarios)) {
      const { requests, others, told, open, asked, refusals, refusedSpans } = cell;
      expect({ scenario, requests, others, told, open }).toEqual({ scenario, ...NOT_SENT });
      expect({ scenario, refusedSpans }).toEqual({ scenario, refusedSpans: asked });
      if (scenario.includes('never awaited')) continue;
      expect({ scenario, asked, refusals }).toEqual({ scenario, asked: SEVERAL[scenario] ?? 1, refusals: 1 });
    }
  });

  test('as many rejections are unhandled as where the provider fails: none of those that the user handles', () => {
    for (const [scenario, { unhandled, asked }] of Object.entries(column().scenarios)) {
      const expected = scenario.includes('as many unhandled') ? asked - 1 : scenario.includes('never awaited') ? 1 : 0;
      expect({ scenario, unhandled }).toEqual({ scenario, unhandled: expected });
    }
  });

  test('every other way to call it is refused before it is sent, but for what costs nothing', () => {
    for (const [shape, cell] of Object.entries(column().shapes)) {
      const { asked, requests, others, unhandled, refusedSpans, told, open } = cell;
      if (asked === 0) {
        expect({ shape, costs: !cell.spans.every(isFree), refusedSpans }).toEqual({ shape, costs: false, refusedSpans: 0 });
        continue;
      }
      expect({ shape, requests, others, told, open, unhandled }).toEqual({ shape, ...NOT_SENT, unhandled: 0 });
      expect({ shape, refusedSpans }).toEqual({ shape, refusedSpans: asked });
    }
    expect(shapesOf(column()).filter(({ refusals }) => refusals > 0).length).toBeGreaterThan(8);
  });
});

function shapesOf({ shapes }: RefusedColumn): readonly RefusedCell[] {
  return Object.values(shapes);
}
