import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { measure } from './measure.ts';
import { official, officialAlone } from './official.ts';
import { openinference, openinferenceAlone } from './openinference.ts';
import { openlit, openlitAlone } from './openlit.ts';
import { report, type OverheadResult, type Roles } from './report.ts';
import { SdkCopies, type OpenAIModule } from './sdk-copies.ts';
import { spancost, spancostAlone } from './spancost.ts';
import { traceloop, traceloopAlone } from './traceloop.ts';
import { uninstrumented, type Variant } from './variant.ts';
import { WORKLOADS } from './workloads.ts';

const OFFICIAL = 'instrumentation-openai 0.22.0';
const PEERS: readonly string[] = [OFFICIAL, 'traceloop 0.27.0', 'openinference 4.2.7', 'openlit 1.15.0'];
const ROLES: Roles = { baseline: 'no instrumentation', ours: 'spancost', peers: PEERS };

type Make = (name: string, sdk: OpenAIModule) => Variant;

/** Each in an application that has started OpenTelemetry. */
const STARTED: readonly (readonly [string, Make])[] = [
  [ROLES.baseline, uninstrumented],
  ['no instrumentation, again (A/A)', uninstrumented],
  [ROLES.ours, (name, sdk) => spancost(name, sdk, 'not attributed')],
  ['spancost, attributed', (name, sdk) => spancost(name, sdk, 'attributed')],
  [OFFICIAL, (name, sdk) => official(name, sdk, 'with events')],
  [`${OFFICIAL}, no logger`, (name, sdk) => official(name, sdk, 'without events')],
  [PEERS[1]!, traceloop],
  [PEERS[2]!, openinference],
  [PEERS[3]!, openlit],
];

/** Each in an application that has registered no provider. */
const ALONE: readonly (readonly [string, Make])[] = [
  [ROLES.baseline, uninstrumented],
  ['no instrumentation, again (A/A)', uninstrumented],
  [ROLES.ours, spancostAlone],
  [OFFICIAL, officialAlone],
  [PEERS[1]!, traceloopAlone],
  [PEERS[2]!, openinferenceAlone],
  [PEERS[3]!, openlitAlone],
];

/** Measures what each instrumentation adds to a call of the OpenAI SDK on a `fetch` in this process, and reports it. */
export async function runOverhead(): Promise<string> {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  const copies = new SdkCopies();
  try {
    const results: OverheadResult[] = [];
    // First those without a provider: openlit's parts keep what they are given for the whole process.
    const [small] = WORKLOADS;
    const alone = load(ALONE, copies, 'alone');
    results.push({ ...(await measure(alone, small!)), title: `${small!.name}, no provider registered` });
    const started = load(STARTED, copies, 'started');
    for (const workload of WORKLOADS) results.push(await measure(started, workload));
    for (const { telemetry } of started) await telemetry?.shutdown();
    return report(ROLES, [...results.slice(1), ...results.slice(0, 1)]);
  } finally {
    copies.remove();
    context.disable();
  }
}

/** All copies are loaded before anything is instrumented. */
function load(contenders: readonly (readonly [string, Make])[], copies: SdkCopies, mode: string): readonly Variant[] {
  const loaded = contenders.map(([name, make], index) => ({ name, make, sdk: copies.load(`${mode}-${index}`) }));
  return loaded.map(({ name, make, sdk }) => make(name, sdk));
}
