import type { Span, TimeInput } from '@opentelemetry/api';

/**
 * Calls `complete` just before somebody else ends `span`, once. Spans have no event for it, and what is set on an ended
 * span is lost.
 */
export function beforeEnd(span: Span, complete: () => void): void {
  const { end } = span;
  span.end = (endTime?: TimeInput): void => {
    span.end = end;
    complete();
    end.call(span, endTime);
  };
}
