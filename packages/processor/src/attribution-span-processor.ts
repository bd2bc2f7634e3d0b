import type { Context } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace';
import { ATTR_GEN_AI_OPERATION_NAME, attributesOf } from '@spancost/conventions';
import { attributionOf } from './attribution-context.ts';

/**
 * Puts the attribution of {@link withAttribution} on GenAI spans: at their start, or at their end for instrumentations that
 * name the operation late. What a span says already is kept. Other spans are left alone.
 */
export class AttributionSpanProcessor implements SpanProcessor {
  readonly #undecided = new WeakMap<object, Readonly<Record<string, string>>>();

  onStart(span: Span, parentContext: Context): void {
    const attribution = attributionOf(parentContext);
    if (attribution === undefined) return;
    const attributes = attributesOf(attribution);
    if (ATTR_GEN_AI_OPERATION_NAME in span.attributes) setMissing(span, attributes);
    else this.#undecided.set(span, attributes);
  }

  onEnding(span: Span): void {
    const attributes = this.#undecided.get(span);
    if (attributes !== undefined && ATTR_GEN_AI_OPERATION_NAME in span.attributes) setMissing(span, attributes);
  }

  onEnd(_span: ReadableSpan): void {}

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}

function setMissing(span: Span, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (!(name in span.attributes)) span.setAttribute(name, value);
  }
}
