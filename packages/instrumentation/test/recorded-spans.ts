import type { Attributes, Span } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider, type ReadableSpan, type Sampler } from '@opentelemetry/sdk-trace';

/** A tracer provider that keeps every span it ended. */
export interface RecordedSpans {
  readonly provider: TracerProvider;
  /** The spans that ended since the last call. */
  take(): readonly ReadableSpan[];
  /** The same, as soon as `count` of them ended; what ended after ten seconds otherwise. */
  settled(count: number): Promise<readonly ReadableSpan[]>;
  /** Spans that began and did not end. */
  open(): number;
}

/** Records spans in memory. */
export function recordSpans(sampler?: Sampler): RecordedSpans {
  const exporter = new InMemorySpanExporter();
  let open = 0;
  const counting = {
    onStart: (_span: Span): void => void open++,
    onEnd: (): void => void open--,
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
  };
  const provider = new TracerProvider({
    spanProcessors: [counting, new SimpleSpanProcessor({ exporter })],
    ...(sampler === undefined ? {} : { sampler }),
  });
  const take = (): readonly ReadableSpan[] => {
    const spans = [...exporter.getFinishedSpans()];
    exporter.reset();
    return spans;
  };
  return {
    provider,
    take,
    async settled(count) {
      for (let waited = 0; waited < 10_000 && exporter.getFinishedSpans().length < count; waited += 5) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      // One turn more, so that a span too many would be seen.
      await new Promise((resolve) => setTimeout(resolve, 20));
      return take();
    },
    open: () => open,
  };
}

/**
 * Name and attributes of a span, without what differs from run to run (ids, ports and times), and without the characters that are
 * counted of calls that have no usage, of which `answer/seen-characters.test.ts` tells.
 */
export function shapeOf(span: ReadableSpan): { readonly name: string; readonly [attribute: string]: unknown } {
  const attributes: Attributes = { ...span.attributes };
  for (const name of ['server.port', 'gen_ai.response.id', 'gen_ai.response.time_to_first_chunk']) {
    if (attributes[name] !== undefined) attributes[name] = typeof attributes[name];
  }
  for (const name in attributes) if (name.startsWith('spancost.seen.')) delete attributes[name];
  return { name: span.name, ...attributes };
}
