import { diag } from '@opentelemetry/api';
import { isWrittenBySpancost, writeIn, type EmittedConventions } from '@spancost/conventions';
import { chosenConventions } from './chosen-conventions.ts';
import type { ProcessedSpan } from './processed-span.ts';

export interface ConventionsSpanProcessorOptions {
  /** Default: `SPANCOST_CONVENTIONS`, else what `OTEL_SEMCONV_STABILITY_OPT_IN` says, else `current`. */
  readonly conventions?: EmittedConventions;
}

/**
 * Turns the spans that Spancost starts or completes into those of the conventions that are asked for, just before they end;
 * spans of others are left as they are. Must come after what sets attributes when spans end, and before the processors that
 * export. Today's conventions need no such processor.
 *
 * @example
 * new NodeSDK({ spanProcessors: [new ConventionsSpanProcessor({ conventions: '1.41' }), exporting], instrumentations });
 */
export class ConventionsSpanProcessor {
  readonly #conventions: EmittedConventions;

  constructor(options: ConventionsSpanProcessorOptions = {}) {
    this.#conventions = chosenConventions(options.conventions);
  }

  onStart(): void {}

  onEnding(span: ProcessedSpan): void {
    try {
      if (isWrittenBySpancost(span)) writeIn(this.#conventions, span.attributes);
    } catch (error) {
      diag.error('spancost: a span could not be turned into other conventions; it is exported under the names of today', error);
    }
  }

  onEnd(): void {}

  async forceFlush(): Promise<void> {}

  async shutdown(): Promise<void> {}
}
