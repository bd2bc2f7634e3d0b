import { APPLICATION_METRICS, ATTR_SPANCOST_COST_EXACT, ATTR_SPANCOST_TENANT, EVENT_SPANCOST_USAGE } from '@spancost/conventions';
import { OpenAIInstrumentation, recordPricedOperations, withAttribution } from '@spancost/node';
import type { OpenAIModule } from './sdk-copies.ts';
import { instrumentOpenAI, spancostProcessors } from './spancost-processors.ts';
import { Telemetry } from './telemetry.ts';
import { uninstrumented, type Variant } from './variant.ts';
import type { Workload } from './workloads.ts';

const ATTRIBUTION = { user: 'u-17', tenant: 'acme', feature: 'chat', session: 's-1' };

/** Whether the application says whom its calls are for, which no other instrumentation lets it say. */
export type Attributed = 'attributed' | 'not attributed';

/** All that `register()` sets up: spans, attribution, cost, US dollar metrics, usage events, the sampler. */
export function spancost(name: string, sdk: OpenAIModule, attributed: Attributed): Variant {
  const telemetry = new Telemetry({ sampler: recordPricedOperations, spanProcessors: spancostProcessors() });
  instrumentOpenAI(sdk.OpenAI, telemetry);
  let usdBefore = 0;
  return {
    name,
    sdk,
    telemetry,
    logsOf: () => 1,
    within: (calls) => (attributed === 'attributed' ? withAttribution(ATTRIBUTION, calls) : calls()),
    problem: async (workload, calls) => {
      const usd = await telemetry.sumOf(APPLICATION_METRICS.cost.name);
      const counted = usd - usdBefore;
      usdBefore = usd;
      return (
        spanProblem(telemetry, workload, attributed) ??
        eventProblem(telemetry, workload) ??
        metricProblem(counted, calls * Number(workload.usd))
      );
    },
  };
}

/** Its instrumentation where nobody registered a provider. */
export function spancostAlone(name: string, sdk: OpenAIModule): Variant {
  if (!new OpenAIInstrumentation().manuallyInstrument(sdk.OpenAI)) throw new Error('overhead: spancost found no client class in the SDK');
  return uninstrumented(name, sdk);
}

function spanProblem({ spans }: Telemetry, { usd }: Workload, attributed: Attributed): string | undefined {
  const attributes = spans.last?.attributes ?? {};
  if (attributes[ATTR_SPANCOST_COST_EXACT] !== usd) return `its spans cost ${String(attributes[ATTR_SPANCOST_COST_EXACT])}, not ${usd}`;
  const tenant = attributed === 'attributed' ? ATTRIBUTION.tenant : undefined;
  return attributes[ATTR_SPANCOST_TENANT] === tenant ? undefined : 'its spans are attributed to somebody else';
}

function eventProblem({ logs }: Telemetry, { usd }: Workload): string | undefined {
  const { last } = logs;
  return last?.eventName === EVENT_SPANCOST_USAGE && last.attributes[ATTR_SPANCOST_COST_EXACT] === usd
    ? undefined
    : 'its usage events do not carry the cost';
}

/** Sums of doubles differ in the last places. */
function metricProblem(counted: number, expected: number): string | undefined {
  return Math.abs(counted - expected) < expected * 1e-9 ? undefined : `its metric counted $${counted}, not $${expected}`;
}
