import { createNoopMeter } from '@opentelemetry/api';
import { ATTR_GEN_AI_USAGE_COST_AMOUNT, ATTR_SPANCOST_COST_EXACT, ATTR_SPANCOST_TENANT } from '@spancost/conventions';
import {
  AttributionSpanProcessor,
  CostSpanProcessor,
  EndingCalls,
  OpenAIInstrumentation,
  recordPricedOperations,
  UsageEventSpanProcessor,
  withAttribution,
} from '@spancost/node';
import type { OpenAIModule } from './sdk-copies.ts';
import { Telemetry } from './telemetry.ts';
import { tokensProblem, type Variant } from './variant.ts';

/** What of Spancost a variant has; each comes on top of those before it. */
export const PIECES = ['instrumentation', 'attribution', 'cost', 'proposed attributes', 'metrics', 'usage event'] as const;
export type Piece = (typeof PIECES)[number];

/** Spancost up to and with one of its pieces. */
export function upTo(last: Piece, sdk: OpenAIModule): Variant {
  const has = (piece: Piece): boolean => PIECES.indexOf(piece) <= PIECES.indexOf(last);
  const calls = new EndingCalls();
  const telemetry = new Telemetry({
    sampler: recordPricedOperations,
    spanProcessors: (meterProvider, emit) => [
      ...(has('attribution') ? [new AttributionSpanProcessor()] : []),
      ...(has('cost')
        ? [
            new CostSpanProcessor({
              meterProvider: has('metrics') ? meterProvider : { getMeter: createNoopMeter },
              proposedAttributes: has('proposed attributes'),
              calls,
            }),
          ]
        : []),
      ...(has('usage event') ? [new UsageEventSpanProcessor({ calls, emit })] : []),
    ],
  });
  const instrumentation = new OpenAIInstrumentation();
  instrumentation.setTracerProvider(telemetry.tracerProvider);
  if (!instrumentation.manuallyInstrument(sdk.OpenAI)) throw new Error('pieces: spancost found no client class in the SDK');
  return {
    name: last === 'instrumentation' ? last : `+ ${last}`,
    sdk,
    telemetry,
    logsOf: () => (has('usage event') ? 1 : 0),
    within: (calls) =>
      has('attribution') ? withAttribution({ user: 'u-17', tenant: 'acme', feature: 'chat', session: 's-1' }, calls) : calls(),
    problem: async () => tokensProblem(telemetry) ?? pieceProblem(telemetry, has),
  };
}

/** What must be on the spans of a variant that has a piece, and must not be on those of one that has not. */
function pieceProblem({ spans }: Telemetry, has: (piece: Piece) => boolean): string | undefined {
  const marks: readonly (readonly [Piece, string])[] = [
    ['attribution', ATTR_SPANCOST_TENANT],
    ['cost', ATTR_SPANCOST_COST_EXACT],
    ['proposed attributes', ATTR_GEN_AI_USAGE_COST_AMOUNT],
  ];
  const attributes = spans.last?.attributes ?? {};
  const wrong = marks.find(([piece, name]) => has(piece) !== name in attributes);
  return wrong === undefined ? undefined : `its spans are wrong about ${wrong[1]}`;
}
