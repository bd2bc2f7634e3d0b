import { diag, metrics, type Attributes, type Context, type MeterProvider } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace';
import { ATTR_SPANCOST_CALL_REFUSED } from '@spancost/conventions';
import { packagedPricer, type Pricer } from '@spancost/prices';
import { AiSdkCalls } from './ai-sdk-calls.ts';
import { CallsAbove } from './calls-above.ts';
import { CallsBelow } from './calls-below.ts';
import { costAttributes, proposedCostAttributes } from './cost-attributes.ts';
import { CostMetrics } from './cost-metrics.ts';
import { EndingCalls } from './ending-calls.ts';
import { priceCall, type CallPrice } from './price-call.ts';
import { PROCESSOR_SCOPE } from './scope.ts';
import { noticeSpan } from './tracked-call.ts';

export interface CostSpanProcessorOptions {
  /** The prices in force; asked at every call, so that a newer book takes effect. Default: the packaged book. */
  readonly pricer?: () => Pricer;
  /** Where the US dollar metrics go. Default: the global meter provider when the first call ends. */
  readonly meterProvider?: MeterProvider;
  /** Whether to set the attributes of semantic-conventions-genai#443 as well. Default: true. */
  readonly proposedAttributes?: boolean;
  /** Share it with the `UsageEventSpanProcessor`, and each call is read once. */
  readonly calls?: EndingCalls;
}

/**
 * Sets the cost on every GenAI span before it ends, whoever made the span, and counts it in US dollars. Spans of other
 * operations are left alone, and so are those whose call another span measures. Must come before the processors that export.
 */
export class CostSpanProcessor implements SpanProcessor {
  readonly #pricer: () => Pricer;
  readonly #meterProvider: MeterProvider | undefined;
  readonly #proposedAttributes: boolean;
  readonly #calls: EndingCalls;
  readonly #aiSdkCalls: AiSdkCalls = new AiSdkCalls();
  readonly #callsAbove: CallsAbove = new CallsAbove();
  readonly #callsBelow: CallsBelow = new CallsBelow();
  #metrics: CostMetrics | undefined;

  constructor(options: CostSpanProcessorOptions = {}) {
    this.#pricer = options.pricer ?? (() => packagedPricer);
    this.#meterProvider = options.meterProvider;
    this.#proposedAttributes = options.proposedAttributes ?? true;
    this.#calls = options.calls ?? new EndingCalls();
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
      const call = this.#calls.ending(span);
      if (call === undefined) return this.#countRefusal(span);
      const price = priceCall(call, hrTimeToMs(span.startTime), this.#pricer());
      const cost = this.#attributesOf(price);
      // V8 turns an object that gets its twentieth property under a name in a variable into a hash table, slow and large, unless
      // it has seen an object of that very shape. This is one.
      const priced: Attributes = { ...span.attributes, ...cost };
      span.setAttributes(cost);
      this.#costMetrics().record(price, priced);
    } catch (error) {
      diag.error('spancost: a span could not be priced; the call itself is unaffected', error);
    }
  }

  /** A call that was never sent has no cost and is not unpriced either. */
  #countRefusal({ attributes }: Span): void {
    if (attributes[ATTR_SPANCOST_CALL_REFUSED] === true) this.#costMetrics().refused(attributes);
  }

  #costMetrics(): CostMetrics {
    return (this.#metrics ??= new CostMetrics((this.#meterProvider ?? metrics.getMeterProvider()).getMeter(PROCESSOR_SCOPE)));
  }

  #attributesOf(price: CallPrice): Attributes {
    const cost = costAttributes(price);
    return this.#proposedAttributes ? { ...cost, ...proposedCostAttributes(price) } : cost;
  }

  onEnd(_span: ReadableSpan): void {}

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}

function hrTimeToMs([seconds, nanoseconds]: readonly [number, number]): number {
  return seconds * 1000 + Math.floor(nanoseconds / 1e6);
}
