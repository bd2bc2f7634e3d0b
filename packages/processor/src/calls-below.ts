import { trace, type Context } from '@opentelemetry/api';
import type { ReadableSpan, Span } from '@opentelemetry/sdk-trace';
import { ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE, isPricedOperation, operationOf } from '@spancost/conventions';

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
    if (parent !== undefined && isReadable(parent) && isOurs(parent) && isCall(parent) && !isOurs(span)) this.#below.add(span);
  }

  /** A span ends: what kind of operation it is may be known only now. */
  ending(span: Span): void {
    if (this.#below.has(span) && isCall(span)) span.setAttribute(ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE, true);
  }
}

type Known = Pick<ReadableSpan, 'instrumentationScope' | 'attributes'>;

function isOurs({ instrumentationScope }: Known): boolean {
  return instrumentationScope.name.startsWith(OURS);
}

/** What this project only puts around calls, as operations of the AI SDK, has other calls below it. */
function isCall({ attributes }: Known): boolean {
  return isPricedOperation(operationOf(attributes));
}

function isReadable(span: object): span is Known {
  return 'instrumentationScope' in span && 'attributes' in span;
}
