import { ROOT_CONTEXT, SpanStatusCode, trace, type Context, type Tracer } from '@opentelemetry/api';
import type { Work } from './work.ts';

/** Makes spans of work that has ended, after the fact. Parts that have not ended yet are told of when they have. */
export class WorkSpans {
  readonly #tracer: Tracer;
  readonly #contexts = new WeakMap<Work, Context>();

  constructor(tracer: Tracer) {
    this.#tracer = tracer;
  }

  /** @param parent The context of the sender, if it sent one. */
  emit(work: Work, parent: Context = ROOT_CONTEXT): void {
    const span = this.#tracer.startSpan(work.name, { kind: work.kind, startTime: work.startedAt, attributes: work.attributes }, parent);
    // Messages may quote what was sent; the kind of an error does not.
    if (work.error !== undefined)
      span.setStatus({ code: SpanStatusCode.ERROR, message: work.error instanceof Error ? work.error.name : 'error' });
    const context = trace.setSpan(parent, span);
    this.#contexts.set(work, context);
    for (const part of work.parts) if (part.endedAt !== undefined) this.emit(part, context);
    span.end(work.endedAt);
  }

  /** A part that ended after the whole. What was not told of as a whole is not told of in parts. */
  emitLate(part: Work, whole: Work): void {
    const context = this.#contexts.get(whole);
    if (context !== undefined) this.emit(part, context);
  }
}
