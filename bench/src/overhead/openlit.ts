import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { InstrumentationBase } from '@opentelemetry/instrumentation';
import type { OpenAIModule } from './sdk-copies.ts';
import { Telemetry } from './telemetry.ts';
import { tokensProblem, uninstrumented, type Variant } from './variant.ts';

/** The parts of openlit that `Openlit.init` puts together, after fetching prices from the network: none is exported. */
interface OpenlitParts {
  readonly Instrumentation: new () => InstrumentationBase & { manualPatch(sdk: unknown): void };
  readonly config: { pricingInfo: unknown; updateConfig(options: object): void };
  readonly metrics: { setup(options: object): unknown };
  readonly events: { logger: unknown };
}

/** gpt-5 in the form of openlit's price list, US dollars per 1,000 tokens. */
const PRICES = { chat: { 'gpt-5': { promptPrice: 0.00125, completionPrice: 0.01, cacheReadPrice: 0.000125 } } };

/** openlit's OpenAI instrumentation: spans with prompts and answers, an event for each call, token and cost metrics, its default. */
export function openlit(name: string, sdk: OpenAIModule): Variant {
  const telemetry = new Telemetry();
  const { Instrumentation, config, metrics, events } = load();
  config.updateConfig({ applicationName: 'bench', environment: 'bench', captureMessageContent: true, disableEvents: false });
  config.pricingInfo = PRICES;
  metrics.setup({ meter: telemetry.meterProvider.getMeter('openlit') });
  events.logger = telemetry.loggerProvider.getLogger('openlit');
  const instrumentation = new Instrumentation();
  instrumentation.setTracerProvider(telemetry.tracerProvider);
  instrumentation.manualPatch(sdk);
  return {
    name,
    sdk,
    telemetry,
    logsOf: () => 1,
    within: (calls) => calls(),
    problem: async () => tokensProblem(telemetry) ?? (await costProblem(telemetry)),
  };
}

/** The same where nobody registered a provider. */
export function openlitAlone(name: string, sdk: OpenAIModule): Variant {
  const { Instrumentation, config } = load();
  // Without it the caller's own calls throw.
  config.updateConfig({ applicationName: 'bench', environment: 'bench' });
  config.pricingInfo = PRICES;
  new Instrumentation().manualPatch(sdk);
  return uninstrumented(name, sdk);
}

function load(): OpenlitParts {
  const require = createRequire(import.meta.url);
  const dist = dirname(require.resolve('openlit'));
  const part = (path: string): unknown => require(join(dist, path)).default;
  // As read in openlit 1.15.0, which package.json pins.
  return {
    Instrumentation: part('instrumentation/openai/index.js'),
    config: part('config.js'),
    metrics: part('otel/metrics.js'),
    events: part('otel/events.js'),
  } as OpenlitParts;
}

async function costProblem(telemetry: Telemetry): Promise<string | undefined> {
  return (await telemetry.sumOf('gen_ai.usage.cost')) > 0 ? undefined : 'it recorded no cost';
}
