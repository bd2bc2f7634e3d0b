import { context, createContextKey, SpanKind, type Attributes, type Context, type Span, type Tracer } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_HTTP_REQUEST_RESEND_COUNT,
  canonicalProvider,
  UNKNOWN_PROVIDER,
} from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import { CallSpan } from '../call-span.ts';
import { field, text } from '../json-fields.ts';
import { ModelResultReader } from './model-result-reader.ts';

const MODEL_CALL = createContextKey('spancost.ai_sdk_call');

/** How a call ended: what its span is told. */
type Ending = (call: CallSpan) => void;

/** What a {@link ModelCall} needs of whoever keeps it. */
export interface ModelCallKeeper {
  /** The tracer of this moment. */
  tracer(): Tracer;
  /** The reader of a call that began in this context, which records its content too where that is asked for. */
  recording(reader: AnswerReader, span: Span, from: Context, asked: unknown): AnswerReader;
  /** The call has ended and is to be told. */
  ended(call: ModelCall): void;
}

/** What of a call is known to those below it. */
interface Measurable {
  readonly provider: string;
  measured(): void;
}

/** The call of the AI SDK that is made in a context; undefined if there is none. */
export function modelCallOf(from: Context): Measurable | undefined {
  const value = from.getValue(MODEL_CALL);
  return isMeasurable(value) ? value : undefined;
}

function isMeasurable(value: unknown): value is Measurable {
  return typeof field(value, 'measured') === 'function' && typeof field(value, 'provider') === 'string';
}

/**
 * One call of a model by the AI SDK. It has no span while it is made: whoever sees its request measures it better, and then it never
 * gets one. If nobody did, its end makes the span, from its beginning on, with what the AI SDK tells.
 */
export class ModelCall {
  readonly operation: string;
  readonly provider: string;
  readonly model: string | undefined;
  /** Where it is made. */
  readonly from: Context;
  /** Which repetition of a call that failed this is; 0 for none. */
  resent = 0;
  readonly #keeper: ModelCallKeeper;
  #asked: unknown;
  readonly #startTime: number = Date.now();
  readonly #startedAt: number = performance.now();
  #isMeasured = false;
  #isStream = false;
  #ending: Ending | undefined;

  /** `asked` is the event with which the AI SDK began it; `model` is what names provider and model. */
  constructor(operation: string, asked: unknown, keeper: ModelCallKeeper, model: unknown = asked) {
    this.operation = operation;
    this.provider = canonicalProvider(text(model, 'provider') ?? '') || UNKNOWN_PROVIDER;
    this.model = text(model, 'modelId');
    this.from = context.active();
    this.#asked = asked;
    this.#keeper = keeper;
  }

  /** The context of its request, in which whoever measures it finds it. */
  get contextOfRequest(): Context {
    return this.from.setValue(MODEL_CALL, this);
  }

  /** Whether somebody else measures it. */
  get isMeasured(): boolean {
    return this.#isMeasured;
  }

  /** Somebody measures its request. */
  measured(): void {
    this.#isMeasured = true;
    // Prompts are long, and a stream may be left open.
    this.#asked = undefined;
  }

  /** From now on it is one whose answer comes in parts. */
  streaming(): void {
    this.#isStream = true;
  }

  /** It is complete, with this result of a model or this event of the AI SDK. */
  answered(result: unknown): void {
    this.#end((call) => call.answered(result));
  }

  /** It failed. */
  failed(error: unknown): void {
    this.#end((call) => call.failed(error));
  }

  /** Its caller gave it up. */
  aborted(): void {
    this.#end((call) => call.aborted());
  }

  /** Nobody reads its answer any more. */
  left(): void {
    this.#end((call) => call.finished());
  }

  /** Makes the span, if the call has ended and nobody else has one. */
  tell(): void {
    const ending = this.#ending;
    if (ending === undefined || this.#isMeasured) return;
    this.#isMeasured = true;
    const name = this.model === undefined ? this.operation : `${this.operation} ${this.model}`;
    const options = { kind: SpanKind.CLIENT, attributes: this.#attributes, startTime: this.#startTime };
    const span = this.#keeper.tracer().startSpan(name, options, this.from);
    const isChat = this.operation === 'chat';
    const result = new ModelResultReader(isChat);
    // Of vectors and rankings there is none.
    const reader = isChat && span.isRecording() ? this.#keeper.recording(result, span, this.from, this.#asked) : result;
    const call = new CallSpan(span, reader, 'instrumentation', this.#startedAt, this.#asked);
    if (this.#isStream) call.streaming();
    ending(call);
  }

  #end(ending: Ending): void {
    if (this.#ending !== undefined) return;
    this.#ending = ending;
    this.#keeper.ended(this);
  }

  get #attributes(): Attributes {
    const attributes: Attributes = { [ATTR_GEN_AI_OPERATION_NAME]: this.operation, [ATTR_GEN_AI_PROVIDER_NAME]: this.provider };
    if (this.model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = this.model;
    if (this.#isStream) attributes[ATTR_GEN_AI_REQUEST_STREAM] = true;
    if (this.resent > 0) attributes[ATTR_HTTP_REQUEST_RESEND_COUNT] = this.resent;
    return attributes;
  }
}
