import { context, diag, DiagLogLevel, trace, type TracerProvider } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { BROKEN_TELEMETRY } from '../broken-telemetry.ts';
import { observe } from '../observe.ts';
import { recordSpans } from '../recorded-spans.ts';
import { spanMade, type CellResult, type ColumnResult } from './column.ts';
import type { Bench } from './driver.ts';
import { installedPackage } from './installed-package.ts';
import { SCENARIOS } from './scenarios.ts';
import { SDKS } from './sdks/index.ts';
import { spansEnded } from './spans-ended.ts';

/**
 * Runs all scenarios of one SDK in one module system, bare or instrumented, against a stand-in, and sends what its user sees
 * and what its spans say to the process that forked it.
 *
 * Arguments: name of the SDK, name under which it is installed, module system, `bare` or `instrumented`, URL of the stand-in.
 */
const [name, installed = '', format, how, url = ''] = process.argv.slice(2);
const sdk = SDKS.find((candidate) => candidate.name === name);
const major = sdk?.majors.find((candidate) => candidate.installed === installed);
if (sdk === undefined || major === undefined) throw new Error(`${name}, installed as ${installed}, is no SDK of the matrix`);
Error.stackTraceLimit = 40;

const require = createRequire(import.meta.url);
const module: unknown = format === 'cjs' ? require(installed) : await import(installed);
const { entry, version } = installedPackage(installed);
const older = sdk.driverOf(module, url);

const spans = recordSpans();
const told: string[] = [];
const isInstrumented = how === 'instrumented';
// As in any application with OpenTelemetry, where some SDKs do more by themselves.
trace.setGlobalTracerProvider(spans.provider);
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
if (isInstrumented) {
  const ignore = (): void => undefined;
  const tell = (...parts: unknown[]): void => void told.push(parts.map(String).join(' '));
  diag.setLogger({ error: tell, warn: tell, info: ignore, debug: ignore, verbose: ignore }, { logLevel: DiagLogLevel.WARN });
  const { watchModules } = await import('../../src/load/watch-modules.ts');
  await watchModules([await sdk.instrumentation()]).ready;
}

const unhandled: unknown[] = [];
process.on('unhandledRejection', (reason) => void unhandled.push(observe(reason)));
const warnings: string[] = [];
process.on('warning', (warning) => void warnings.push(warning.name));
for (const method of ['log', 'warn', 'error', 'info'] as const) console[method] = () => void warnings.push(`console.${method}`);

/** A failure is told once for each instrumentation, so that each kind of broken telemetry has one of its own. */
async function reinstrument(provider?: TracerProvider): Promise<void> {
  if (!isInstrumented) return;
  const instrumentation = await sdk?.instrumentation();
  try {
    if (provider !== undefined) instrumentation?.setTracerProvider(provider);
  } catch {
    // A provider that throws does so here, where the application gives it.
  }
  instrumentation?.manuallyInstrument(module);
}

const bench: Bench = {
  older,
  async settled() {
    // Whatever is asked after has its answer after.
    for (let round = 0; round < 3; round += 1) await (await fetch(url)).text();
    await sleep(20);
  },
  async whileBroken(kind, act) {
    const broken = BROKEN_TELEMETRY.find(([candidate]) => candidate === kind)?.[1];
    if (broken === undefined) throw new Error(`no telemetry is broken as "${kind}"`);
    await reinstrument(broken());
    try {
      return await act();
    } finally {
      await reinstrument();
    }
  },
};

async function cellResult(count: number, run: () => PromiseLike<unknown>): Promise<CellResult> {
  const before = spans.open();
  let seen: unknown;
  try {
    seen = observe(await run(), 0, true);
  } catch (error) {
    seen = { thrown: observe(error, 0, true) };
  }
  // Turns in which what is left behind rejects, and spans end.
  await sleep(2);
  if (isInstrumented) {
    await spansEnded(spans, before);
    if (count === 0) await sleep(5);
  }
  return {
    seen,
    unhandled: unhandled.splice(0),
    warnings: warnings.splice(0),
    open: spans.open() - before,
    told: told.splice(0),
    spans: spans.take().map(spanMade),
  };
}

let doing = 'nothing yet';
process.once('exit', (code) => void (code === 0 || process.stderr.write(`It was doing: ${doing}.\n`)));

const cells: Record<string, CellResult> = {};
const shapes: Record<string, CellResult> = {};
const shapeSpans: Record<string, readonly string[]> = {};
for (const scenario of SCENARIOS.filter((candidate) => sdk.reasonAgainst(candidate, major) === undefined)) {
  doing = scenario.name;
  const cell = sdk.cell(scenario, module, url);
  cells[scenario.name] = await cellResult([scenario.told.usage].flat().length, () => cell(bench));
}
for (const shape of sdk.shapes(module, url)) {
  doing = shape.name;
  shapes[shape.name] = await cellResult(shape.spans.length, () => shape.run());
  shapeSpans[shape.name] = shape.spans;
}
const result: ColumnResult = { cells, shapes, shapeSpans, also: older.also?.length ?? 0, isCommonJs: entry in require.cache, version };
process.send?.(result, () => process.exit(0));
