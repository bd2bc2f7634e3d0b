import { diag, metrics, type Context, type MeterProvider } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace';
import { readCall, type AttributeMap } from '@spancost/conventions';
import { packagedPricer, type Pricer } from '@spancost/prices';
import { AiSdkCalls } from './ai-sdk-calls.ts';
import { CallsAbove } from './calls-above.ts';
import { CallsBelow } from './calls-below.ts';
import { costAttributes, proposedCostAttributes } from './cost-attributes.ts';
import { CostMetrics } from './cost-metrics.ts';
import { priceCall } from './price-call.ts';
import { noticeSpan } from './tracked-call.ts';

export interface CostSpanProcessorOptions {
  /** The prices in force; asked at every call, so that a newer book takes effect. Default: the packaged book. */
  readonly pricer?: () => Pricer;
  /** Where the US dollar metrics go. Default: the global meter provider when the first call ends. */
  readonly meterProvider?: MeterProvider;
  /** Whether to set the attributes of semantic-conventions-genai#443 as well. Default: true. */
  readonly proposedAttributes?: boolean;
}

/** Name of the instrumentation scope of the metrics and events of this package. */
export const PROCESSOR_SCOPE = '@spancost/processor';

/**
 * Sets the cost on every GenAI span before it ends, whoever made the span, and counts it in US dollars. Spans of other
 * operations are left alone, and so are those of the Vercel AI SDK whose call is measured by another span. Must come before the processors that export.
 */
export class CostSpanProcessor implements SpanProcessor {
  readonly #pricer: () => Pricer;
  readonly #meterProvider: MeterProvider | undefined;
  readonly #proposedAttributes: boolean;
  readonly #aiSdkCalls: AiSdkCalls = new AiSdkCalls();
  readonly #callsAbove: CallsAbove = new CallsAbove();
  readonly #callsBelow: CallsBelow = new CallsBelow();
  #metrics: CostMetrics | undefined;

  constructor(options: CostSpanProcessorOptions = {}) {
    this.#pricer = options.pricer ?? (() => packagedPricer);
    this.#meterProvider = options.meterProvider;
    this.#proposedAttributes = options.proposedAttributes ?? true;
  }

  onStart(span: Span, parentContext: Context): void {
    noticeSpan(span, parentContext);
    try {
      this.#aiSdkCalls.began(span, parentContext);
      this.#callsAbove.began(span, parentContext);
      this.#callsBelow.began(span, parentContext);
    } catch (error) {
      diag.error('spancost: a span could not be looked at; the call itself is unaffected', error);
    }
  }

  onEnding(span: Span): void {
    try {
      this.#aiSdkCalls.ending(span);
      this.#callsBelow.ending(span);
      const attributes = span.attributes as AttributeMap;
      const call = readCall(attributes);
      if (call === undefined) return;
      const price = priceCall(call, hrTimeToMs(span.startTime), this.#pricer());
      span.setAttributes(costAttributes(price));
      if (this.#proposedAttributes) span.setAttributes(proposedCostAttributes(price));
      this.#metrics ??= new CostMetrics((this.#meterProvider ?? metrics.getMeterProvider()).getMeter(PROCESSOR_SCOPE));
      this.#metrics.record(price, span.attributes);
    } catch (error) {
      diag.error('spancost: a span could not be priced; the call itself is unaffected', error);
    }
  }

  onEnd(_span: ReadableSpan): void {}

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}

function hrTimeToMs([seconds, nanoseconds]: readonly [number, number]): number {
  return seconds * 1000 + Math.floor(nanoseconds / 1e6);
}
