import { TraceFlags } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { readCall, statusOf, type Attribution, type CallStatus, type Usage } from '@spancost/conventions';
import { costOfSpan, type SpanCost } from './cost-of-span.ts';

/** One AI call that has ended, as the application gets it from `onCall`. */
export interface CallResult {
  /** `openai`, `anthropic`, `aws.bedrock`: the provider as OpenTelemetry names it. */
  readonly provider: string;
  readonly operation: string;
  /** The model that answered, else the one that was asked for. */
  readonly model?: string;
  readonly requestModel?: string;
  readonly responseModel?: string;
  readonly responseId?: string;
  readonly serviceTier?: string;
  readonly stream: boolean;
  /** What is missing is not known. */
  readonly usage: Usage;
  /** What the provider said that the call cost, in US dollars. */
  readonly reportedCost?: string;
  /** Missing only where no `CostSpanProcessor` is at work. */
  readonly cost?: SpanCost;
  /** Who and what caused the call. */
  readonly attribution: Attribution;
  readonly status: CallStatus;
  /** Class or code of the error, or the status that the application gave to `call.fail()`. */
  readonly errorType?: string;
  /** What the application said went wrong. */
  readonly errorMessage?: string;
  readonly httpStatus?: number;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly traceId: string;
  readonly spanId: string;
  /** Whether the span is exported; the call is counted either way. */
  readonly sampled: boolean;
}

/** The result that an ended span tells, or undefined if it is not the span of a call that costs money by itself. */
export function callResultOf(span: ReadableSpan): CallResult | undefined {
  const call = readCall(span.attributes, span.instrumentationScope);
  if (call === undefined) return undefined;
  const { problems: _, geography: __, parameters: ___, ...told } = call;
  const { traceId, spanId, traceFlags } = span.spanContext();
  const model = call.responseModel ?? call.requestModel;
  const cost = costOfSpan(span);
  return {
    ...told,
    ...(model === undefined ? {} : { model }),
    ...(cost === undefined ? {} : { cost }),
    status: statusOf(call.errorType, call.httpStatus),
    startedAt: new Date(toMs(span.startTime)),
    durationMs: toMs(span.duration),
    traceId,
    spanId,
    sampled: (traceFlags & TraceFlags.SAMPLED) !== 0,
  };
}

function toMs([seconds, nanoseconds]: readonly [number, number]): number {
  return seconds * 1000 + nanoseconds / 1e6;
}
