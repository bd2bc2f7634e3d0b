import { diag } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace';
import { isContent } from '@spancost/conventions';

/**
 * Takes prompts, answers and what else is content off every span before it is exported, whoever recorded it: some SDKs record
 * it without being asked, as the Vercel AI SDK does wherever its telemetry is on. Must come after what reads spans when they
 * end, and before the processors that export.
 */
export class ContentSpanProcessor implements SpanProcessor {
  onStart(): void {}

  onEnding(span: Span): void {
    try {
      removeContent(span.attributes);
      for (const { attributes } of span.events) if (attributes !== undefined) removeContent(attributes);
    } catch (error) {
      diag.error('spancost: content could not be taken off a span', error);
    }
  }

  onEnd(_span: ReadableSpan): void {}

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}

function removeContent(attributes: object): void {
  for (const name in attributes) if (isContent(name)) Reflect.deleteProperty(attributes, name);
}
