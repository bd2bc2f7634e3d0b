import { startSpancost } from '../ingest/servers/spancost.ts';
import { table } from '../table.ts';
import { growLedger, type Growth } from './grow-ledger.ts';

/** Each step is ten times the one before; the last one is how many there are in the end. */
const STEPS: readonly number[] = [100_000, 1_000_000, 10_000_000];
const DAYS = 90;

/** Says how the collector does while its ledger grows to so many calls, ten million unless told. */
export async function runGrowth({ calls = STEPS.at(-1)! }: { readonly calls?: number }): Promise<string> {
  const server = await startSpancost();
  try {
    return shownGrowth(await growLedger(server, [...STEPS.filter((step) => step < calls), calls], DAYS)).join('\n');
  } finally {
    await server.stop();
  }
}

function shownGrowth(growth: readonly Growth[]): readonly string[] {
  return [
    `growth: one collector, chat spans of ${DAYS} days over OTLP/HTTP, 500 a request, 16 requests under way; each line is the last tenth on the way`,
    '',
    table(
      ['calls in the ledger', 'calls/s', 'CPU µs/call', 'RSS, MiB'],
      growth.map(({ calls, perSecond, cpuMicrosPerCall, rss }) => [
        calls.toLocaleString('en'),
        perSecond.toFixed(0),
        cpuMicrosPerCall.toFixed(0),
        rss.toFixed(0),
      ]),
    ),
  ];
}
