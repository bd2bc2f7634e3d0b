import { context, SpanStatusCode, trace, type Context, type Span } from '@opentelemetry/api';
import { ATTR_ERROR_TYPE, OPERATION_RERANK, OPERATION_SPEECH_GENERATION, OPERATION_TRANSCRIPTION } from '@spancost/conventions';
import { errorType } from '../answer/error-type.ts';
import { field, text } from '../json-fields.ts';
import type { ModelCall } from './model-call.ts';
import type { ModelCalls } from './model-calls.ts';
import { operationSpanOf } from './operation-span.ts';
import { hasTracingIntegration } from './own-telemetry.ts';
import type { TelemetryListener, TelemetryMessage } from './telemetry-channel.ts';

/** What of the AI SDK 7 is a call of a model, or of several of the same kind. */
const OPERATIONS: ReadonlyMap<unknown, string> = new Map([
  ['languageModelCall', 'chat'],
  ['embed', 'embeddings'],
  ['embedMany', 'embeddings'],
  ['rerank', OPERATION_RERANK],
  ['generateSpeech', OPERATION_SPEECH_GENERATION],
  ['transcribe', OPERATION_TRANSCRIPTION],
]);

/**
 * Follows the operations of the AI SDK 7: a span for each operation, step and tool, and a call for each request to a model. Where
 * the application has the AI SDK's own spans, these are not doubled.
 */
export class ChannelCalls implements TelemetryListener {
  readonly #calls: ModelCalls;
  readonly #report: (step: string, failure: unknown) => void;
  readonly #spans: WeakMap<TelemetryMessage, Span> = new WeakMap();
  readonly #begun: WeakMap<TelemetryMessage, ModelCall> = new WeakMap();
  /** Calls whose answer is not told where they end, by the id of their operation. */
  readonly #untold: Map<string, ModelCall> = new Map();
  /** How often the call that is being tried has failed, by the id of its operation. */
  readonly #failures: Map<string, number> = new Map();
  /** Of a stream that is left the AI SDK tells no end. */
  readonly #abandoned: FinalizationRegistry<() => void> = new FinalizationRegistry((end) => end());
  /** Spans whose operation is not over. */
  readonly #open: Set<Span> = new Set();

  constructor(calls: ModelCalls, report: (step: string, failure: unknown) => void) {
    this.#calls = calls;
    this.#report = report;
  }

  begun(message: TelemetryMessage): Context {
    try {
      return this.#begin(message);
    } catch (failure) {
      this.#report('beginning an operation of the AI SDK', failure);
      return context.active();
    }
  }

  ended(message: TelemetryMessage, result: unknown, error: unknown): void {
    try {
      const span = this.#spans.get(message);
      if (span !== undefined) this.#endSpan(span, error);
      const id = text(field(message, 'event'), 'callId') ?? '';
      const call = this.#begun.get(message);
      if (call !== undefined) this.#endCall(call, id, result, error);
      else if (field(message, 'type') !== 'executeTool') this.#over(id);
    } catch (failure) {
      this.#report('ending an operation of the AI SDK', failure);
    }
  }

  /** What the AI SDK calls back with at the end of a call: a stream tells its usage nowhere else. */
  told(event: unknown): void {
    this.#take(text(event, 'callId') ?? '')?.answered(event);
  }

  /** The stream of an operation was given up, or failed. */
  broken(callId: string | undefined, end: (call: ModelCall) => void): void {
    const call = this.#take(callId ?? '');
    if (call !== undefined) end(call);
  }

  /** Ends the spans of operations that are not over, for the end of the process. */
  endOpenSpans(): void {
    for (const span of this.#open) this.#endSpan(span, undefined);
  }

  #begin(message: TelemetryMessage): Context {
    if (hasTracingIntegration()) return context.active();
    const type = field(message, 'type');
    const event = field(message, 'event');
    const operation = OPERATIONS.get(type);
    if (operation !== undefined) {
      const call = this.#calls.begin(operation, event);
      call.resent = this.#failures.get(text(event, 'callId') ?? '') ?? 0;
      this.#begun.set(message, call);
      return call.contextOfRequest;
    }
    const described = operationSpanOf(type, event);
    if (described === undefined) return context.active();
    const { name, ...options } = described;
    const span = this.#calls.tracer().startSpan(name, options);
    if (span.isRecording()) {
      this.#spans.set(message, span);
      this.#open.add(span);
      this.#abandoned.register(message, () => this.#endSpan(span, undefined));
    }
    return trace.setSpan(context.active(), span);
  }

  #endCall(call: ModelCall, id: string, result: unknown, error: unknown): void {
    if (error !== undefined) {
      this.#failures.set(id, call.resent + 1);
      return call.failed(error);
    }
    this.#failures.delete(id);
    const stream = field(result, 'stream');
    const isStream = typeof stream === 'object' && stream !== null;
    // Where the application lets no outputs be recorded, there is no result either.
    if (result !== undefined && !isStream) return call.answered(result);
    if (isStream) {
      call.streaming();
      this.#abandoned.register(stream, () => this.#left(call, id));
    }
    this.#take(id)?.left();
    this.#untold.set(id, call);
  }

  /** Nobody holds the stream of a call any more. */
  #left(call: ModelCall, id: string): void {
    if (this.#untold.get(id) === call) this.#over(id);
    else call.left();
  }

  /** A step or an operation is over: what the AI SDK has not told of its call by now was left. */
  #over(id: string): void {
    this.#take(id)?.left();
    this.#failures.delete(id);
  }

  #take(id: string): ModelCall | undefined {
    const call = this.#untold.get(id);
    this.#untold.delete(id);
    return call;
  }

  #endSpan(span: Span, error: unknown): void {
    if (!this.#open.delete(span)) return;
    if (error !== undefined) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      span.setAttribute(ATTR_ERROR_TYPE, errorType(error));
    }
    span.end();
  }
}
