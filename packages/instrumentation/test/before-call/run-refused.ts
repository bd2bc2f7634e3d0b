import { context, diag, DiagLogLevel, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { startProviders } from '@spancost/example-providers';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { setBeforeCall, watchModules } from '../../src/index.ts';
import { allOf } from '../all-of.ts';
import type { Bench, Driver } from '../matrix/driver.ts';
import { BAD, SCENARIOS } from '../matrix/scenarios.ts';
import { SDKS } from '../matrix/sdks/index.ts';
import type { Format, Major } from '../matrix/sdk-under-test.ts';
import { recordSpans } from '../recorded-spans.ts';
import type { RefusedCell, RefusedColumn } from './refused-column.ts';
import { OverBudgetError, whileRefused, type Watched } from './refused-calls.ts';

/**
 * Calls all copies of one SDK in all ways that there are, while every call is refused, and sends what came of it to the process that
 * forked it. Argument: name of the SDK.
 */
const sdk = SDKS.find((candidate) => candidate.name === process.argv[2]) ?? noSdk();

const told: string[] = [];
const ignore = (): void => undefined;
const tell = (...parts: unknown[]): void => void told.push(parts.map(String).join(' '));
diag.setLogger({ error: tell, warn: tell, info: ignore, debug: ignore, verbose: ignore }, { logLevel: DiagLogLevel.WARN });
for (const method of ['log', 'warn', 'error', 'info'] as const) console[method] = ignore;
const spans = recordSpans();
trace.setGlobalTracerProvider(spans.provider);
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
await watchModules([await sdk.instrumentation()]).ready;

let unhandled = 0;
process.on('unhandledRejection', () => void unhandled++);
const providers = await startProviders();
const watched: Watched = {
  spans,
  providers,
  told,
  takeUnhandled() {
    const taken = unhandled;
    unhandled = 0;
    return taken;
  },
};

/** The classes of what calls return, whatever becomes of them. */
async function returned(driver: Driver): Promise<readonly string[]> {
  const calls = [driver.ask(), driver.open().then(allOf)];
  const opening = driver.open();
  await Promise.allSettled([...calls, Promise.resolve(opening).then(allOf)]);
  return [calls[0], opening].map((call) => call?.constructor.name ?? '');
}

async function runColumn(major: Major, format: Format): Promise<RefusedColumn> {
  const { installed } = major;
  const module: unknown = format === 'cjs' ? createRequire(import.meta.url)(installed) : await import(installed);
  const older = sdk.driverOf(module, providers.url);
  const bench: Bench = { older, settled: () => sleep(20), whileBroken: (_kind, act) => act() };
  const sent = await returned(older);
  setBeforeCall(() => {
    throw new OverBudgetError('the budget of this month is spent');
  });
  const refused = await returned(older);
  spans.take();
  const scenarios: Record<string, RefusedCell> = {};
  for (const scenario of SCENARIOS) {
    if (scenario.group === BAD || scenario.breaks === true || sdk.reasonAgainst(scenario, major) !== undefined) continue;
    const cell = sdk.cell(scenario, module, providers.url);
    scenarios[scenario.name] = await whileRefused(() => cell(bench), watched);
  }
  const shapes: Record<string, RefusedCell & { readonly spans: readonly string[] }> = {};
  for (const { name, run, spans: made } of sdk.shapes(module, providers.url)) {
    shapes[name] = { ...(await whileRefused(run, watched)), spans: made };
  }
  return { installed, format, shapes, scenarios, returned: { sent, refused } };
}

function noSdk(): never {
  throw new Error(`${process.argv[2]} is no SDK of the matrix`);
}

const columns: RefusedColumn[] = [];
for (const major of sdk.majors) for (const format of major.formats) columns.push(await runColumn(major, format));
await providers.close();
process.send?.(columns, () => process.exit(0));
