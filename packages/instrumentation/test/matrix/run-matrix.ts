import { availableParallelism, tmpdir } from 'node:os';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Column } from './column.ts';
import { runColumn, type RunOfColumn } from './run-column-process.ts';
import type { SdkUnderTest } from './sdk-under-test.ts';
import { SDKS } from './sdks/index.ts';

/** A column, run both ways. */
export interface RunColumn {
  readonly column: Column;
  readonly bare: RunOfColumn;
  readonly instrumented: RunOfColumn;
}

/** Every column of the matrix. */
export const COLUMNS: readonly Column[] = SDKS.flatMap((sdk: SdkUnderTest) =>
  sdk.majors.flatMap((major) => major.formats.map((format) => ({ sdk, major, format }))),
);

/** How a column is called in the names of tests. */
export function columnName({ sdk, major, format }: Column): string {
  return `${sdk.name} ${major.version}, ${format}`;
}

/** Runs every column bare and instrumented, a few processes at a time. */
export async function runMatrix(columns: readonly Column[] = COLUMNS): Promise<readonly RunColumn[]> {
  const folder = await mkdtemp(join(tmpdir(), 'spancost-matrix-'));
  const waiting = columns.entries();
  const done: RunColumn[] = [];
  const work = async (): Promise<void> => {
    for (const [index, column] of waiting) {
      const bare = await runColumn(column, 'bare', folder);
      done[index] = { column, bare, instrumented: await runColumn(column, 'instrumented', folder) };
    }
  };
  try {
    // They wait for their stand-in more than they compute.
    await Promise.all(Array.from({ length: availableParallelism() + 1 }, work));
    return done;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
