import { getBooleanFromEnv } from '@opentelemetry/core';
import type { SpanProcessor } from '@opentelemetry/sdk-trace';
import { chosenConventions, ConventionsSpanProcessor, GenAiMetricsSpanProcessor } from '@spancost/instrumentation';
import type { RegisterOptions } from './options.ts';

/** What turns spans into other conventions than today's, in which they are made, and what counts the metrics of those; each where it is asked for. */
export function conventionProcessors(options: RegisterOptions): SpanProcessor[] {
  const conventions = chosenConventions(options.conventions);
  const measures = options.genAIMetrics ?? getBooleanFromEnv('SPANCOST_GEN_AI_METRICS') ?? false;
  return [
    ...(conventions === 'current' ? [] : [new ConventionsSpanProcessor({ conventions })]),
    ...(measures ? [new GenAiMetricsSpanProcessor({ conventions })] : []),
  ];
}
