import { SpanStatusCode, trace, type Context } from '@opentelemetry/api';
import type { ReadableSpan, Span } from '@opentelemetry/sdk-trace';
import {
  ATTR_ERROR_TYPE,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE,
  fromAiSdk,
  isPricedOperation,
  markCompleted,
  operationOf,
  readCall,
  writeCall,
  type CallReading,
} from '@spancost/conventions';

/** Scope of the spans of `@ai-sdk/otel`, for the Vercel AI SDK 7. Those of 5 and 6 are known by their attributes. */
const SCOPE_OF_7 = 'gen_ai';

/** Scope of the spans of `NetworkInstrumentation`. */
export const NETWORK_SCOPE = '@spancost/instrumentation/network';

/** Scope of the spans of `AiSdkInstrumentation`: of calls that nobody else is known to see. */
const FOLLOWER_SCOPE = '@spancost/instrumentation/ai-sdk';

/** Charges that are remembered. */
const MAX_CHARGED = 1000;

/** What of one call is told twice begins at the same time, nearly. */
const SAME_TIME_MS = 50;

/** Open calls in which a request that the network sees may belong. */
const MAX_OPEN = 1000;

/** A span of the AI SDK, and what is seen of the call that it may be. */
interface AiSdkSpan {
  /** The span around the whole operation of the AI SDK, by its id; undefined if there is none. */
  readonly caller: string | undefined;
  /** The AI SDK's own call around this one: `embeddings` has one in another. */
  readonly around: AiSdkSpan | undefined;
  /** What it is, if it is a request to a model. */
  readonly call: CallReading | undefined;
  /** Whether another span measures the call. */
  isMeasured: boolean;
}

/**
 * Tells the calls that the Vercel AI SDK's own telemetry reports, which are charges, from those that are measured below it as
 * well: at the network, where more of the usage is seen than the AI SDK passes on (cached tokens in 5, reasoning in 7, tiers).
 * A span of the AI SDK is marked as measured elsewhere when it begins, so that the network does not take it for the call's
 * own, and loses the mark at its end if nothing was measured.
 */
export class AiSdkCalls {
  /** Spans of the AI SDK, and those below them. */
  readonly #within: WeakMap<object, AiSdkSpan> = new WeakMap();
  readonly #open: Set<AiSdkSpan> = new Set();
  /** Spans that are charges: of the AI SDK itself, and of who follows it. */
  readonly #charged: Set<ReadableSpan> = new Set();
  readonly #followed: Set<ReadableSpan> = new Set();

  /** A span began. */
  began(span: Span, parentContext: Context): void {
    const parent = trace.getSpan(parentContext);
    const around = parent === undefined ? undefined : this.#within.get(parent);
    if (isOfAiSdk(span)) this.#beganOwn(span, around);
    else if (around !== undefined) {
      this.#within.set(span, around);
      if (isCall(span)) measured(around);
    } else if (this.#open.size > 0 && span.instrumentationScope.name === NETWORK_SCOPE) this.#beganBeside(span);
  }

  /** A span ends: one of the AI SDK that is the only one of its call says so, under today's names. */
  ending(span: Span): void {
    if (span.instrumentationScope.name === FOLLOWER_SCOPE && isCall(span)) this.#endingFollower(span);
    const known = this.#within.get(span);
    if (known === undefined) return;
    if (!isOfAiSdk(span)) {
      if (!known.isMeasured && isCall(span)) measured(known);
    } else if (known.call !== undefined) {
      this.#open.delete(known);
      if (known.isMeasured || takeSame(this.#followed, (follower) => isOfSameCall(follower, span))) return;
      span.setAttribute(ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE, false);
      setErrorType(span);
      const call = readCall(span.attributes);
      if (call !== undefined && fromAiSdk(span.attributes) !== undefined) {
        span.setAttributes(writeCall(call));
        markCompleted(span);
      }
      remember(this.#charged, span);
      measuredInside(known);
    }
  }

  /** An application may give the AI SDK's telemetry to single calls, of which nobody else can know: the first to end is the charge. */
  #endingFollower(span: Span): void {
    if (takeSame(this.#charged, (own) => isOfSameCall(span, own))) span.setAttribute(ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE, true);
    else remember(this.#followed, span);
  }

  #beganOwn(span: Span, around: AiSdkSpan | undefined): void {
    const call = readCall(span.attributes);
    const caller = around === undefined ? span.parentSpanContext?.spanId : around.caller;
    const own: AiSdkSpan = { caller, around, call, isMeasured: false };
    this.#within.set(span, own);
    if (call === undefined) return;
    span.setAttribute(ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE, true);
    this.#open.add(own);
    // A span that never ends must not be kept for ever.
    for (const oldest of this.#open) {
      if (this.#open.size <= MAX_OPEN) break;
      this.#open.delete(oldest);
    }
  }

  /** The AI SDK 7 asks for embeddings outside of its spans: the request is seen beside them, below the same caller. */
  #beganBeside(span: Span): void {
    const call = readCall(span.attributes);
    if (call === undefined) return;
    const caller = span.parentSpanContext?.spanId;
    let innermost: AiSdkSpan | undefined;
    for (const own of this.#open) {
      const isSame = own.call !== undefined && isSameCall(own.call, call) && own.caller === caller;
      if (isSame && !own.isMeasured && (innermost === undefined || own.around === innermost)) innermost = own;
    }
    if (innermost !== undefined) measured(innermost);
  }
}

function isOfAiSdk(span: ReadableSpan): boolean {
  return span.instrumentationScope.name === SCOPE_OF_7 || 'ai.operationId' in span.attributes;
}

function remember(spans: Set<ReadableSpan>, span: ReadableSpan): void {
  spans.add(span);
  if (spans.size > MAX_CHARGED) for (const oldest of spans) return void spans.delete(oldest);
}

/** Whether one of the spans is the same; it is taken away. */
function takeSame(spans: Set<ReadableSpan>, isSame: (span: ReadableSpan) => boolean): boolean {
  for (const span of spans) if (isSame(span)) return spans.delete(span);
  return false;
}

/** By the id of the answer; of a stream, of which the follower knows none, by the model and the time. */
function isOfSameCall(follower: ReadableSpan, own: ReadableSpan): boolean {
  const id = follower.attributes[ATTR_GEN_AI_RESPONSE_ID];
  if (id !== undefined) return id === own.attributes[ATTR_GEN_AI_RESPONSE_ID];
  const [one, other] = [follower.attributes, own.attributes].map((attributes) => attributes[ATTR_GEN_AI_REQUEST_MODEL]);
  return one === other && Math.abs(hrTimeToMs(own.startTime) - hrTimeToMs(follower.startTime)) < SAME_TIME_MS;
}

function hrTimeToMs([seconds, nanoseconds]: readonly [number, number]): number {
  return seconds * 1000 + nanoseconds / 1e6;
}

function isCall(span: ReadableSpan): boolean {
  return isPricedOperation(operationOf(span.attributes));
}

/** The AI SDK tells an error as an exception beside the attributes: `AI_APICallError`. */
function setErrorType(span: Span): void {
  if (span.status.code !== SpanStatusCode.ERROR || span.attributes[ATTR_ERROR_TYPE] !== undefined) return;
  const type = span.events.find(({ name }) => name === 'exception')?.attributes?.['exception.type'];
  span.setAttribute(ATTR_ERROR_TYPE, typeof type === 'string' && type !== '' ? type : '_OTHER');
}

function measured(call: AiSdkSpan): void {
  call.isMeasured = true;
  measuredInside(call);
}

/** A call of the same model around this one is this one; of another model it is one of its own, as of a guard in a middleware. */
function measuredInside({ call, around }: AiSdkSpan): void {
  if (around?.call === undefined || call === undefined) return;
  if (isSameCall(around.call, call)) measured(around);
}

function isSameCall(one: CallReading, other: CallReading): boolean {
  return kindOf(one.operation) === kindOf(other.operation) && one.requestModel === other.requestModel;
}

/** Gemini's requests and old completions are chats to the AI SDK. */
function kindOf(operation: string): string {
  return operation === 'generate_content' || operation === 'text_completion' ? 'chat' : operation;
}
