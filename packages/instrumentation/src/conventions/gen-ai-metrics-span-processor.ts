import { diag, metrics, type MeterProvider } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK,
  isPricedOperation,
  isWrittenBySpancost,
  readCall,
  type EmittedConventions,
} from '@spancost/conventions';
import { VERSION } from '../version.ts';
import { chosenConventions } from './chosen-conventions.ts';
import { GenAiMetrics } from './gen-ai-metrics.ts';
import type { EndedSpan } from './processed-span.ts';

export interface GenAiMetricsSpanProcessorOptions {
  /** Default: `SPANCOST_CONVENTIONS`, else what `OTEL_SEMCONV_STABILITY_OPT_IN` says, else `current`. */
  readonly conventions?: EmittedConventions;
  /** Where the metrics go. Default: the global meter provider when the first call ends. */
  readonly meterProvider?: MeterProvider;
}

/**
 * Counts the calls of spans that Spancost starts or completes, sampled or not, in the metrics of the GenAI conventions: their
 * durations and their tokens, no money. What a call did not report is not counted, not even as zero, and neither is an answer
 * that was only fetched again.
 */
export class GenAiMetricsSpanProcessor {
  readonly #conventions: EmittedConventions;
  readonly #meterProvider: MeterProvider | undefined;
  #metrics: GenAiMetrics | undefined;

  constructor(options: GenAiMetricsSpanProcessorOptions = {}) {
    this.#conventions = chosenConventions(options.conventions);
    this.#meterProvider = options.meterProvider;
  }

  onStart(): void {}

  onEnd(span: EndedSpan): void {
    try {
      if (!isWrittenBySpancost(span) || !isPricedOperation(span.attributes[ATTR_GEN_AI_OPERATION_NAME])) return;
      const call = readCall(span.attributes);
      if (call === undefined) return;
      const firstChunk = span.attributes[ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK];
      this.#metrics ??= new GenAiMetrics(this.#meter(), this.#conventions);
      this.#metrics.record({
        call,
        attributes: span.attributes,
        seconds: span.duration[0] + span.duration[1] / 1e9,
        secondsToFirstChunk: typeof firstChunk === 'number' ? firstChunk : undefined,
      });
    } catch (error) {
      diag.error('spancost: a call could not be counted; the call itself is unaffected', error);
    }
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}

  #meter(): ReturnType<MeterProvider['getMeter']> {
    return (this.#meterProvider ?? metrics.getMeterProvider()).getMeter('@spancost/instrumentation', VERSION);
  }
}
