/** Where the scopes of all tracers of Spancost begin. */
export const OWN_SCOPES = '@spancost/';

const COMPLETED = Symbol.for('spancost.completed');

/** What tells whose a span is. */
interface SpanOfAScope {
  readonly instrumentationScope: { readonly name: string };
}

/** Says of a span that somebody else started that Spancost completes it. */
export function markCompleted(span: object): void {
  Reflect.defineProperty(span, COMPLETED, { value: true });
}

/** Whether Spancost started a span or completes it. All others are left as they are. */
export function isWrittenBySpancost(span: SpanOfAScope): boolean {
  return span.instrumentationScope.name.startsWith(OWN_SCOPES) || COMPLETED in span;
}
