import { diag, logs, ROOT_CONTEXT, trace, type Context, type Logger } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace';
import { EndingCalls } from './ending-calls.ts';
import { PROCESSOR_SCOPE } from './scope.ts';
import { noticeSpan } from './tracked-call.ts';
import { UsageEvent } from './usage-event.ts';

export interface UsageEventSpanProcessorOptions {
  /** The logger of an ended span's event. Default: a logger of the global logger provider. */
  readonly logger?: (span: ReadableSpan) => Logger;
  /** Takes events instead of a logger. */
  readonly emit?: (event: UsageEvent, span: ReadableSpan) => void;
  /** Share it with the `CostSpanProcessor`, and each call is read once. */
  readonly calls?: EndingCalls;
}

/**
 * Sends one usage event for every GenAI call that ends, sampled or not, so that the ledger has every call. The event holds
 * usage, attribution and provisional cost under today's names; never content.
 */
export class UsageEventSpanProcessor implements SpanProcessor {
  readonly #emit: (event: UsageEvent, span: ReadableSpan) => void;
  readonly #calls: EndingCalls;

  constructor(options: UsageEventSpanProcessorOptions = {}) {
    const loggerOf = options.logger ?? (() => logs.getLogger(PROCESSOR_SCOPE));
    this.#emit = options.emit ?? ((event, span) => emitTo(loggerOf(span), event));
    this.#calls = options.calls ?? new EndingCalls();
  }

  onStart(span: Span, parentContext: Context): void {
    noticeSpan(span, parentContext);
  }

  onEnd(span: ReadableSpan): void {
    try {
      const call = this.#calls.ended(span);
      if (call !== undefined) this.#emit(new UsageEvent(span, call), span);
    } catch (error) {
      diag.error('spancost: a usage event could not be sent; the call itself is unaffected', error);
    }
  }

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}

function emitTo(logger: Logger, event: UsageEvent): void {
  const { eventName, severityNumber, hrTime, hrTimeObserved, attributes, spanContext } = event;
  logger.emit({
    eventName,
    severityNumber,
    timestamp: hrTime,
    observedTimestamp: hrTimeObserved,
    attributes,
    context: trace.setSpanContext(ROOT_CONTEXT, spanContext),
  });
}
