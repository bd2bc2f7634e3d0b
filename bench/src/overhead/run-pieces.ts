import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { estimate, paired } from '../statistics.ts';
import { shown, table } from '../table.ts';
import { measure } from './measure.ts';
import { official } from './official.ts';
import { upTo } from './pieces.ts';
import { SdkCopies } from './sdk-copies.ts';
import { PIECES } from './spancost-processors.ts';
import { uninstrumented } from './variant.ts';
import { WORKLOADS } from './workloads.ts';

const BASELINE = 'no instrumentation';

/** Measures what each piece of Spancost adds to a call with a small prompt, one on top of the other. */
export async function runPieces(): Promise<string> {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  const copies = new SdkCopies();
  try {
    const variants = [
      uninstrumented(BASELINE, copies.load('none')),
      ...PIECES.map((piece, index) => upTo(piece, copies.load(`piece-${index}`))),
      official('instrumentation-openai 0.22.0', copies.load('official'), 'without events'),
    ];
    const [workload] = WORKLOADS;
    const { micros } = await measure(variants, workload!);
    for (const { telemetry } of variants) await telemetry?.shutdown();
    const base = micros.get(BASELINE)!;
    const rows = [...micros].map(([name, values]) => [name, shown(estimate(paired(values, base, (a, b) => a - b)), 1)]);
    return `pieces: CPU added to a call of openai 6.49.0 with a ${workload!.name}, µs (median and 95 % interval of ${base.length} rounds)\n\n${table(['', 'added so far'], rows)}`;
  } finally {
    copies.remove();
    context.disable();
  }
}
