import { trace, type Context } from '@opentelemetry/api';
import type { ReadableSpan, Span } from '@opentelemetry/sdk-trace';
import { ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE, readCall } from '@spancost/conventions';
import { NETWORK_SCOPE } from './ai-sdk-calls.ts';

/** Spans between a request and the call that it belongs to, at most: a framework's own around `fetch`, a proxy's, an application's. */
const MAX_BETWEEN = 16;

/**
 * Tells a request that the network sees below a call which has its span already, with others between the two: Next.js makes one around
 * every `fetch`. The network itself knows the active span alone. The span above was there first and is the charge.
 */
export class CallsAbove {
  readonly #parents: WeakMap<object, object> = new WeakMap();

  /** A span began. */
  began(span: Span, parentContext: Context): void {
    const parent = trace.getSpan(parentContext);
    if (parent === undefined) return;
    this.#parents.set(span, parent);
    if (span.instrumentationScope.name !== NETWORK_SCOPE) return;
    let above: object | undefined = parent;
    for (let between = 0; above !== undefined && between <= MAX_BETWEEN; between += 1) {
      if (isOpenCall(above)) return void span.setAttribute(ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE, true);
      above = this.#parents.get(above);
    }
  }
}

function isOpenCall(span: object): boolean {
  return isReadable(span) && !span.ended && readCall(span.attributes) !== undefined;
}

function isReadable(span: object): span is Pick<ReadableSpan, 'attributes' | 'ended'> {
  return 'attributes' in span && 'ended' in span;
}
