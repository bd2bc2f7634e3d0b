import { parseArgs } from 'node:util';
import { machine } from './machine.ts';
import { runExport } from './export/run-export.ts';
import { runEndurance } from './ingest/run-endurance.ts';
import { runIngest } from './ingest/run-ingest.ts';
import { runMemory } from './memory/run-memory.ts';
import { runNetwork } from './network/run-network.ts';
import { runOverhead } from './overhead/run-overhead.ts';
import { runPieces } from './overhead/run-pieces.ts';
import { runPrice } from './price/run-price.ts';
import { runGrowth } from './query/run-growth.ts';
import { runQuery, type QueryOptions } from './query/run-query.ts';
import { staleBuilds } from './stale-builds.ts';
import { runStartup } from './startup/run-startup.ts';

const HELP = `Usage: npm run bench -- [overhead|pieces|price|network|startup|memory|ingest|endurance|growth|query|export|all]

  overhead  CPU per call that tracing and pricing add to an SDK call, beside other instrumentations (about 2 minutes)
  pieces    what each piece of Spancost adds to that, one on top of the other (about 30 seconds)
  price     CPU of pricing one call, beside @pydantic/genai-prices (about 15 seconds)
  network   CPU and time that the last net below the SDKs adds to raw fetch (about 1 minute)
  startup   time until telemetry is on, and the first calls, beside the bare OpenTelemetry SDK (about 2 minutes)
  memory    what a million calls leave on the heap (about 5 minutes)
  ingest    durable calls a second that the collector takes, beside other servers (about 6 minutes; the first time installs Phoenix)
  endurance what memory the collector takes in ten minutes of calls
  growth    how the collector does while its ledger grows to ten million calls (about 25 minutes; --calls 1000000 for fewer)
  query     what it takes to ask it everything, of a million calls (about 2 minutes; --calls 10000000 for more, --ledger FILE for a copy of one that is there)
  export    how fast exports are beside DuckDB's own, and what ingestion is beside them, with a million calls (about 10 minutes; --calls, --ledger as above)
  all       all of them but memory, ingest, endurance, growth, query and export, the default
`;

const BENCHMARKS: Readonly<Record<string, (options: QueryOptions) => Promise<string>>> = {
  overhead: runOverhead,
  pieces: runPieces,
  price: runPrice,
  network: runNetwork,
  startup: runStartup,
  memory: runMemory,
  ingest: runIngest,
  endurance: runEndurance,
  growth: runGrowth,
  query: runQuery,
  export: runExport,
};

/** They take long, and one installs what it compares with. */
const ON_REQUEST: readonly string[] = ['memory', 'ingest', 'endurance', 'growth', 'query', 'export'];

const BY_DEFAULT: readonly string[] = Object.keys(BENCHMARKS).filter((name) => !ON_REQUEST.includes(name));

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' }, calls: { type: 'string' }, ledger: { type: 'string' } },
    allowPositionals: true,
  });
  if (values.help === true) {
    console.log(HELP);
    return 0;
  }
  const calls = values.calls === undefined ? undefined : Number(values.calls);
  if (calls !== undefined && !(Number.isSafeInteger(calls) && calls >= 10_000)) {
    console.error(`--calls is ${values.calls}; write a whole number from 10000 up, as the last tenth is what is measured.\n\n${HELP}`);
    return 2;
  }
  const names = positionals.length === 0 || positionals.includes('all') ? BY_DEFAULT : positionals;
  const unknown = names.find((name) => BENCHMARKS[name] === undefined);
  if (unknown !== undefined) {
    console.error(`There is no benchmark "${unknown}"; there are ${Object.keys(BENCHMARKS).join(', ')} and all.\n\n${HELP}`);
    return 2;
  }
  const stale = staleBuilds();
  if (stale.length > 0)
    throw new Error(`the build of ${stale.join(', ')} is missing or older than its sources; run \`npm run build\` first`);
  console.log(machine(new Date()));
  for (const name of names)
    console.log(
      `\n${await BENCHMARKS[name]!({ ...(calls === undefined ? {} : { calls }), ...(values.ledger === undefined ? {} : { ledger: values.ledger }) })}`,
    );
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  const misuse = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  console.error(error instanceof Error ? error.message : error);
  if (misuse) console.error(`\n${HELP}`);
  process.exitCode = misuse ? 2 : 1;
}
