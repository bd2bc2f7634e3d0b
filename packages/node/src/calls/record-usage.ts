import { context, diag } from '@opentelemetry/api';
import type { Usage } from '@spancost/conventions';
import { contextWithAttribution, costOfSpan, scopeOf, type SpanCost } from '@spancost/processor';
import type { AiCallOptions, AiCallResponse, FailureStatus } from './ai-call.ts';
import { given, requestAttributes, responseAttributes, textOf, usageAttributes, type Given } from './call-attributes.ts';
import { callTime } from './call-time.ts';
import { setFailure, statedFailure, thrownFailure, type Failure } from './failure.ts';
import { forget, isRepeated } from './recent-records.ts';
import { attributionIn, startCallSpan } from './tracked-ai-call.ts';

/** One call that was made, with everything that is known of it. */
export interface UsageRecord extends AiCallOptions, Omit<AiCallResponse, 'model'> {
  /** What the call used; what is missing is not known, which is not zero. */
  readonly usage: Usage;
  /** The model that answered, if it is another than the one that was asked for. */
  readonly responseModel?: string;
  /** When the call was made: a date, milliseconds since the epoch, or ISO text. Default: so that it ends now. */
  readonly at?: Date | number | string;
  readonly durationMs?: number;
  /** Default: true, unless `status` or `error` say otherwise. */
  readonly success?: boolean;
  readonly status?: 'success' | FailureStatus;
  /** What went wrong, in words that are kept, or as it was thrown. */
  readonly error?: unknown;
}

/**
 * Logs one AI call by hand, after the fact: a span, priced at the price of its own time, measured and reported like every
 * other call, and attributed to what surrounds it and to what the record says. Give the provider's `id` of the answer, and the
 * same record may come any number of times: it is counted once, here and in the ledger. Never throws.
 *
 * @returns the provisional cost; undefined before `register()`, and for a repetition
 * @example
 * recordUsage({
 *   provider: 'openai', model: 'gpt-5', id: 'chatcmpl-17', usage: { inputTokens: 1000, outputTokens: 200 },
 *   durationMs: 840, user: 'u-17', feature: 'chat', metadata: { campaign: 'spring' },
 * }); // { basis: 'computed', exact: '0.00325', usd: 0.00325, priceId: … }
 */
export function recordUsage(record: UsageRecord): SpanCost | undefined {
  try {
    return write(given(record));
  } catch (error) {
    diag.error('spancost: a call could not be recorded', error);
    return undefined;
  }
}

function write(record: Given): SpanCost | undefined {
  const from = contextWithAttribution(context.active(), attributionIn(record));
  const request = requestAttributes(record);
  const response = responseAttributes({ ...record, model: record['responseModel'] });
  const usage = usageAttributes(given(record['usage']));
  const id = textOf(record['id']);
  const { startMs, endMs } = callTime(record['at'], record['durationMs'], Date.now());
  const content = id === undefined ? undefined : JSON.stringify([scopeOf(from)?.attribution.tenant, request, response, usage]);
  if (content !== undefined && isRepeated(content)) return undefined;
  const span = startCallSpan(request, from, startMs);
  if (!span.isRecording()) {
    // Nothing records before `register()`, and what nobody counted may come again.
    if (content !== undefined) forget(content);
    return undefined;
  }
  span.setAttributes(response);
  span.setAttributes(usage);
  const failure = failureOf(record);
  if (failure !== undefined) setFailure(span, failure);
  span.end(endMs);
  return costOfSpan(span);
}

function failureOf({ success, status, error }: Given): Failure | undefined {
  const failed = success === false || (success !== true && ((status ?? 'success') !== 'success' || (error ?? undefined) !== undefined));
  if (!failed) return undefined;
  const stated = statedFailure(status === 'success' ? undefined : status, error instanceof Error ? error.message : error);
  if (!(error instanceof Error)) return stated;
  const thrown = thrownFailure(error);
  return { ...thrown, ...stated, type: status === undefined || status === null ? thrown.type : stated.type };
}
