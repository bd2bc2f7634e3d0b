import { trace, type Context } from '@opentelemetry/api';
import type { ReadableSpan, Span } from '@opentelemetry/sdk-trace';
import { ATTR_GEN_AI_OPERATION_NAME, ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE, isPricedOperation } from '@spancost/conventions';

/** How the scopes of this project's instrumentations begin. */
const OURS = '@spancost/instrumentation/';

/**
 * Tells the call that somebody else reports directly below the span which this project made of it: an SDK whose own telemetry was
 * switched on, as Mistral's can be, or a second instrumentation. The span above measures the call and is the charge.
 */
export class CallsBelow {
  readonly #below: WeakSet<object> = new WeakSet();

  /** A span began. */
  began(span: Span, parentContext: Context): void {
    const parent = trace.getSpan(parentContext);
    if (parent !== undefined && isOurs(parent) && !isOurs(span)) this.#below.add(span);
  }

  /** A span ends: what kind of operation it is may be known only now. */
  ending(span: Span): void {
    if (!this.#below.has(span) || !isPricedOperation(span.attributes[ATTR_GEN_AI_OPERATION_NAME])) return;
    span.setAttribute(ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE, true);
  }
}

function isOurs(span: object): boolean {
  return isReadable(span) && span.instrumentationScope.name.startsWith(OURS);
}

function isReadable(span: object): span is Pick<ReadableSpan, 'instrumentationScope'> {
  return 'instrumentationScope' in span;
}
