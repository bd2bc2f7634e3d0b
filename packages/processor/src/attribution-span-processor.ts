import { diag, type Context } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace';
import { scopeOf } from './attribution-context.ts';

/**
 * Puts the attribution of {@link withAttribution}, {@link setAttribution} and the request middleware on every span that
 * begins below them, whoever makes it: a trace is then found by user or tenant at any of its spans. What a span says already
 * is kept, and what it says later wins.
 */
export class AttributionSpanProcessor implements SpanProcessor {
  onStart(span: Span, parentContext: Context): void {
    try {
      const attributes = scopeOf(parentContext)?.attributes;
      if (attributes === undefined) return;
      for (const name in attributes) {
        const value = attributes[name];
        if (value !== undefined && !(name in span.attributes)) span.setAttribute(name, value);
      }
    } catch (error) {
      diag.error('spancost: a span could not be attributed; what it measures is unaffected', error);
    }
  }

  onEnd(_span: ReadableSpan): void {}

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}
