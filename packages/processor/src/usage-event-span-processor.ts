import { diag, logs, ROOT_CONTEXT, SeverityNumber, trace, type Attributes, type Context, type Logger } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace';
import {
  ATTR_SPANCOST_CALL_DURATION,
  ATTR_SPANCOST_COST_BASIS,
  ATTR_SPANCOST_COST_EXACT,
  ATTR_SPANCOST_COST_PRICE_ID,
  EVENT_SPANCOST_USAGE,
  readCall,
  writeCall,
} from '@spancost/conventions';
import { PROCESSOR_SCOPE } from './cost-span-processor.ts';
import { noticeSpan } from './tracked-call.ts';

export interface UsageEventSpanProcessorOptions {
  /** The logger of an ended span's event. Default: a logger of the global logger provider. */
  readonly logger?: (span: ReadableSpan) => Logger;
}

/** What an event keeps of the price on the span. */
const COST_ATTRIBUTES = [ATTR_SPANCOST_COST_EXACT, ATTR_SPANCOST_COST_BASIS, ATTR_SPANCOST_COST_PRICE_ID];

/**
 * Sends one usage event for every GenAI call that ends, sampled or not, so that the ledger has every call. The event holds
 * usage, attribution and provisional cost under today's names; never content.
 */
export class UsageEventSpanProcessor implements SpanProcessor {
  readonly #logger: (span: ReadableSpan) => Logger;

  constructor(options: UsageEventSpanProcessorOptions = {}) {
    this.#logger = options.logger ?? (() => logs.getLogger(PROCESSOR_SCOPE));
  }

  onStart(span: Span, parentContext: Context): void {
    noticeSpan(span, parentContext);
  }

  onEnd(span: ReadableSpan): void {
    try {
      const call = readCall(span.attributes);
      if (call === undefined) return;
      const attributes: Attributes = {
        ...writeCall(call),
        [ATTR_SPANCOST_CALL_DURATION]: span.duration[0] + span.duration[1] / 1e9,
        'otel.scope.name': span.instrumentationScope.name,
      };
      for (const name of COST_ATTRIBUTES) {
        const value = span.attributes[name];
        if (value !== undefined) attributes[name] = value;
      }
      this.#logger(span).emit({
        eventName: EVENT_SPANCOST_USAGE,
        severityNumber: SeverityNumber.INFO,
        timestamp: span.startTime,
        observedTimestamp: span.endTime,
        attributes,
        context: trace.setSpanContext(ROOT_CONTEXT, span.spanContext()),
      });
    } catch (error) {
      diag.error('spancost: a usage event could not be sent; the call itself is unaffected', error);
    }
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}
