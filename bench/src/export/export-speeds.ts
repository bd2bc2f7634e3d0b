import { startSpancost } from '../ingest/servers/spancost.ts';
import { shuffled } from '../shuffled.ts';
import { table } from '../table.ts';
import { copiedByDuckDB, type Made } from './copied-by-duckdb.ts';
import { download } from './download.ts';

const ROUNDS = 3;
const FORMATS = ['csv', 'jsonl', 'json', 'parquet', 'xlsx'] as const;

/** How fast exports of all entries of a ledger that no process has open are, beside DuckDB's own. */
export async function exportSpeeds(file: string): Promise<string> {
  const own = new Map<string, Made[]>();
  const copied = new Map<string, Made[]>();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const format of shuffled(FORMATS)) {
      add(own, format, await exported(file, format));
      const made = await copiedByDuckDB(file, format);
      if (made !== undefined) add(copied, format, made);
    }
  return [
    `export: all entries of a ledger over HTTP, read as fast as they come; the median of ${ROUNDS} rounds in an order drawn anew`,
    '',
    table(
      ['', 'MiB', 's', 'MiB/s', 'COPY TO: MiB', 's', 'MiB/s', 'time, times that of COPY TO'],
      FORMATS.map((format) => {
        const [ours, theirs] = [median(own.get(format)!), median(copied.get(format) ?? [])];
        return [format, ...shown(ours), ...shown(theirs), theirs === undefined ? '-' : (ours!.seconds / theirs.seconds).toFixed(1)];
      }),
    ),
  ].join('\n');
}

/** A collector that has just begun, so that none has found the rows in memory; its start is not counted. */
async function exported(file: string, format: string): Promise<Made> {
  const server = await startSpancost(file);
  try {
    const began = performance.now();
    const { ended, bytes } = await download(`${new URL(server.tracesUrl).origin}/api/v1/export?rows=entries&format=${format}`);
    await ended;
    return { mib: bytes() / 2 ** 20, seconds: (performance.now() - began) / 1000 };
  } finally {
    await server.stop();
  }
}

function add<T>(to: Map<string, T[]>, name: string, value: T): void {
  to.set(name, [...(to.get(name) ?? []), value]);
}

function median(made: readonly Made[]): Made | undefined {
  return made.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(made.length / 2)];
}

function shown(made: Made | undefined): readonly string[] {
  if (made === undefined) return ['-', '-', '-'];
  return [made.mib.toFixed(0), made.seconds.toFixed(1), (made.mib / made.seconds).toFixed(0)];
}
