import {
  context,
  SpanKind,
  trace,
  TraceFlags,
  type Attributes,
  type Context,
  type Span,
  type Tracer,
  type TracerProvider,
} from '@opentelemetry/api';
import { InstrumentationBase } from '@opentelemetry/instrumentation';
import { RECORDED_CONTENT, type ContentCapture } from '@spancost/conventions';
import type { AnswerReader, InnerCall } from './answer/answer-reader.ts';
import { owned } from './call-owner.ts';
import type { ContentConfig } from './content/content-config.ts';
import { ContentDecision } from './content/content-decision.ts';
import type { CallContent } from './content/content-dialect.ts';
import { RecordingReader } from './content/recording-reader.ts';

/** What an instrumentation says about one call before it is sent. */
export interface CallDescription {
  /** `{operation} {request model}`. */
  readonly spanName: string;
  /** What is known at the start; a sampler sees nothing else. */
  readonly attributes: Attributes;
  readonly reader: AnswerReader;
}

/** What all instrumentations share: where their spans go, and where their own failures do. */
export abstract class TracingInstrumentation<C extends ContentConfig = ContentConfig> extends InstrumentationBase<C> {
  readonly #reported: Set<string> = new Set();
  readonly #content: ContentDecision = new ContentDecision((problem) => this._diag.error(problem));
  #provider: TracerProvider | undefined;

  /** Spans go to this provider from now on; without one they go to the global provider of the moment of the call. */
  override setTracerProvider(provider: TracerProvider): void {
    super.setTracerProvider(provider);
    // The proxy of one copy of the API never learns of a provider that was registered through another copy.
    this.#provider = 'getDelegate' in provider ? undefined : provider;
  }

  /** Tells a failure of this package to OpenTelemetry's diagnostics, the first time that a step fails. */
  report(step: string, failure: unknown): void {
    if (this.#reported.has(step)) return;
    this.#reported.add(step);
    this._diag.error(`${step} failed; the call itself is not affected, and this is not reported again`, failure);
  }

  /** The tracer of this moment. */
  protected activeTracer(): Tracer {
    return this.#provider === undefined ? trace.getTracer(this.instrumentationName, this.instrumentationVersion) : this.tracer;
  }

  /** The provider that spans go to. */
  protected activeProvider(): TracerProvider {
    return this.#provider ?? trace.getTracerProvider();
  }

  /** A span of ours for a call. */
  protected ownSpan(call: CallDescription): Span {
    return this.activeTracer().startSpan(call.spanName, { kind: SpanKind.CLIENT, attributes: call.attributes });
  }

  /** Gives each call within the answer of a call a span of its own, below that of the call, which was made in the context `from`. */
  protected spanInnerCalls(reader: AnswerReader, span: Span, from: Context = context.active()): void {
    if (reader.tellInnerCalls === undefined) return;
    // When a call within began is not told; not before this.
    const startTime = Date.now();
    reader.tellInnerCalls(({ spanName, attributes }: InnerCall) => {
      this.activeTracer().startSpan(spanName, { kind: SpanKind.CLIENT, attributes, startTime }, trace.setSpan(from, span)).end();
    });
  }

  /** How the content of a call that begins in this context is recorded; undefined, for almost all calls, if it is not. */
  protected contentCapture(from: Context = context.active()): ContentCapture | undefined {
    return this.#content.captureIn(from, this.getConfig().captureContent);
  }

  /**
   * The reader of a call that records its content as well; the same one if there is none, if it cannot be recorded, or if the span is
   * not exported.
   */
  protected recording(reader: AnswerReader, span: Span, capture: ContentCapture, contentOf: () => CallContent | undefined): AnswerReader {
    if ((span.spanContext().traceFlags & TraceFlags.SAMPLED) === 0) return reader;
    try {
      const content = contentOf();
      if (content === undefined) return reader;
      const recording = new RecordingReader(reader, content, capture, (step, failure) => this.report(step, failure));
      Reflect.defineProperty(span, RECORDED_CONTENT, { value: recording.recorded });
      return recording;
    } catch (failure) {
      this.report('recording a call', failure);
      return reader;
    }
  }

  /** What is active while the SDK makes the call of a span: whoever watches the network leaves its requests alone. */
  protected contextOf(span: Span): Context {
    return owned(trace.setSpan(context.active(), span));
  }
}
