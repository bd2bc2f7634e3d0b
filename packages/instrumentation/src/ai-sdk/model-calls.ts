import { trace, type Context, type Span, type Tracer } from '@opentelemetry/api';
import { ATTR_GEN_AI_REQUEST_MODEL } from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import type { BegunCall } from '../begun-calls.ts';
import { ModelCall, modelCallOf, type ModelCallKeeper } from './model-call.ts';

/** How many calls of which the end is not told are kept; what is older is told as it is. */
const MOST = 10_000;

/** The calls of models that the AI SDK makes, and which of them others measure. */
export class ModelCalls implements ModelCallKeeper {
  readonly #tracer: () => Tracer;
  readonly #recording: ModelCallKeeper['recording'];
  readonly #report: (step: string, failure: unknown) => void;
  /** Calls that are being made. */
  readonly #open: Set<ModelCall> = new Set();
  /** Those of them of which requests do not know, because the AI SDK tells of them beside and not around. */
  readonly #beside: Set<ModelCall> = new Set();

  constructor(
    tracer: () => Tracer,
    report: (step: string, failure: unknown) => void,
    recording: ModelCallKeeper['recording'] = (reader) => reader,
  ) {
    this.#tracer = tracer;
    this.#recording = recording;
    this.#report = report;
  }

  tracer(): Tracer {
    return this.#tracer();
  }

  recording(reader: AnswerReader, span: Span, from: Context, asked: unknown): AnswerReader {
    return this.#recording(reader, span, from, asked);
  }

  /** A call begins, here; its requests find it in `contextOfRequest`. */
  begin(operation: string, asked: unknown, model?: unknown): ModelCall {
    const call = new ModelCall(operation, asked, this, model);
    this.#open.add(call);
    if (this.#open.size > MOST) for (const oldest of this.#open) return (oldest.left(), call);
    return call;
  }

  /** A call begins, here, whose requests are made in the same context as those of others. */
  beginBeside(operation: string, asked: unknown, model?: unknown): ModelCall {
    const call = this.begin(operation, asked, model);
    this.#beside.add(call);
    return call;
  }

  ended(call: ModelCall): void {
    this.#open.delete(call);
    this.#beside.delete(call);
    try {
      // At once: what the application tracks by hand around it asks what is below when it ends.
      call.tell();
    } catch (failure) {
      this.#report('telling a call of the AI SDK', failure);
    }
  }

  /** Somebody measures a call: that of its context, or the oldest of the same model by the same caller. */
  begun({ attributes, from }: BegunCall): void {
    const around = modelCallOf(from);
    if (around !== undefined) return around.measured();
    if (this.#beside.size === 0) return;
    const model = attributes[ATTR_GEN_AI_REQUEST_MODEL];
    for (const call of this.#beside) {
      if (!call.isMeasured && call.model === model && callerOf(call.from) === callerOf(from)) return call.measured();
    }
  }

  /** Ends the calls that have not ended, for the end of the process: they were left. */
  endOpenCalls(): void {
    for (const call of this.#open) call.left();
  }
}

function callerOf(from: Context): string | undefined {
  return trace.getSpanContext(from)?.spanId;
}
