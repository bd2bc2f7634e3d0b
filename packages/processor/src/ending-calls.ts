import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import {
  ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE,
  ATTRIBUTION_ATTRIBUTES,
  readAttribution,
  readCall,
  type Attribution,
  type AttributionField,
  type CallReading,
} from '@spancost/conventions';

const FIELDS = Object.entries(ATTRIBUTION_ATTRIBUTES) as [AttributionField, string][];

/**
 * The AI call of the span that is ending, read once for all processors that are given the same `EndingCalls`. Between the
 * end of a span and what its processors do with it nothing else runs, so one call is all that is remembered.
 */
export class EndingCalls {
  #span: ReadableSpan | undefined;
  #call: CallReading | undefined;

  /** The call of a span that is about to end, or undefined if it is none. */
  ending(span: ReadableSpan): CallReading | undefined {
    this.#call = readCall(span.attributes, span.instrumentationScope);
    this.#span = span;
    return this.#call;
  }

  /**
   * The call of a span that has ended. Usage and model are those that were priced; whom it is attributed to is read again,
   * because a processor in between may have replaced a user by a pseudonym.
   */
  ended(span: ReadableSpan): CallReading | undefined {
    if (this.#span !== span) return readCall(span.attributes, span.instrumentationScope);
    const call = this.#call;
    this.#span = undefined;
    this.#call = undefined;
    if (call === undefined || span.attributes[ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE] === true) return undefined;
    return isAttributedAs(span, call.attribution) ? call : { ...call, attribution: readAttribution(span.attributes) };
  }
}

function isAttributedAs({ attributes }: ReadableSpan, attribution: Attribution): boolean {
  for (const [field, name] of FIELDS) if (attributes[name] !== attribution[field]) return false;
  return attribution.metadata === undefined;
}
