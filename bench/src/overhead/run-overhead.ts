import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { measure } from './measure.ts';
import { official } from './official.ts';
import { openlit } from './openlit.ts';
import { report, type OverheadResult, type Roles } from './report.ts';
import { SdkCopies } from './sdk-copies.ts';
import { spancost } from './spancost.ts';
import { uninstrumented, type Variant } from './variant.ts';
import { WORKLOADS } from './workloads.ts';

const ROLES: Roles = { baseline: 'no instrumentation', ours: 'spancost', bound: 'instrumentation-openai 0.22.0' };

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
