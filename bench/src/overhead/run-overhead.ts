import { setImmediate as turn } from 'node:timers/promises';
import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { interleave, type Contender } from '../interleave.ts';
import { official } from './official.ts';
import { openlit } from './openlit.ts';
import { report, type OverheadResult, type Roles } from './report.ts';
import { SdkCopies } from './sdk-copies.ts';
import { spancost } from './spancost.ts';
import { uninstrumented, type Variant } from './variant.ts';
import { WORKLOADS, type Workload } from './workloads.ts';

const ROLES: Roles = { baseline: 'no instrumentation', ours: 'spancost', bound: 'instrumentation-openai 0.22.0' };
const WARM_UP_BLOCKS = 4;
const SECONDS_PER_WORKLOAD = 30;

/** Measures what each instrumentation adds to a call of the OpenAI SDK on a `fetch` in this process, and reports it. */
export async function runOverhead(): Promise<string> {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  const copies = new SdkCopies();
  try {
    const variants = load(copies);
    const results: OverheadResult[] = [];
    for (const workload of WORKLOADS) results.push(await measure(variants, workload));
    for (const { telemetry } of variants) await telemetry?.shutdown();
    return report(ROLES, results);
  } finally {
    copies.remove();
    context.disable();
  }
}

/** All copies are loaded before anything is instrumented. */
function load(copies: SdkCopies): readonly Variant[] {
  const [none, again, ours, theirs, theirsWithEvents, openlits] = [
    'none',
    'again',
    'spancost',
    'official',
    'official-events',
    'openlit',
  ].map((name) => copies.load(name));
  return [
    uninstrumented(ROLES.baseline, none!),
    uninstrumented('no instrumentation, again (A/A)', again!),
    spancost(ROLES.ours, ours!),
    official(ROLES.bound, theirs!, 'without events'),
    official('instrumentation-openai 0.22.0, its events on', theirsWithEvents!, 'with events'),
    openlit('openlit 1.15.0, content and events off', openlits!),
  ];
}

async function measure(variants: readonly Variant[], workload: Workload): Promise<OverheadResult> {
  const runs = variants.map((variant) => new Run(variant, workload));
  const micros = await interleave(
    runs.map((run) => run.contender),
    { calls: workload.calls, warmUp: WARM_UP_BLOCKS, seconds: SECONDS_PER_WORKLOAD },
  );
  for (const run of runs) await run.verify();
  return { workload, micros };
}

/** One variant doing one workload, and the proof that its telemetry came out. */
class Run {
  readonly contender: Contender;
  readonly #variant: Variant;
  readonly #workload: Workload;
  readonly #spansBefore: number;
  readonly #logsBefore: number;
  #calls = 0;

  constructor(variant: Variant, workload: Workload) {
    const client = new variant.sdk.OpenAI({ apiKey: 'bench', maxRetries: 0, fetch: async () => workload.respond() });
    const calls = async (): Promise<void> => {
      for (let call = 0; call < workload.calls; call += 1) await workload.call(client);
    };
    this.contender = {
      name: variant.name,
      block: async () => {
        await variant.within(calls);
        // Telemetry that lags behind the answer, and its batch, belong to this block.
        await turn();
        await variant.telemetry?.flush();
        this.#calls += workload.calls;
      },
    };
    this.#variant = variant;
    this.#workload = workload;
    this.#spansBefore = variant.telemetry?.spans.count ?? 0;
    this.#logsBefore = variant.telemetry?.logs.count ?? 0;
  }

  /** @throws Error if the variant did less than it was measured for. */
  async verify(): Promise<void> {
    const { name, telemetry, logsOf, problem } = this.#variant;
    if (telemetry === undefined) return;
    const spans = telemetry.spans.count - this.#spansBefore;
    const logs = telemetry.logs.count - this.#logsBefore;
    const logsDue = this.#calls * logsOf(this.#workload);
    const found =
      (spans === this.#calls ? undefined : `${this.#calls} calls gave ${spans} spans`) ??
      (logs === logsDue ? undefined : `${this.#calls} calls gave ${logs} log records, not ${logsDue}`) ??
      (await problem(this.#workload, this.#calls));
    if (found !== undefined) throw new Error(`overhead: ${name}, ${this.#workload.name}: ${found}; its figures would mean nothing`);
  }
}
