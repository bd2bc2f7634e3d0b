import { setImmediate as turn } from 'node:timers/promises';
import { interleave, type Contender } from '../interleave.ts';
import type { OverheadResult } from './report.ts';
import type { Variant } from './variant.ts';
import type { Workload } from './workloads.ts';

const WARM_UP_BLOCKS = 4;
const SECONDS_PER_WORKLOAD = 30;

/** CPU per call of each variant doing one workload, side by side. @throws Error if a variant did less than it was measured for. */
export async function measure(variants: readonly Variant[], workload: Workload): Promise<OverheadResult> {
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
