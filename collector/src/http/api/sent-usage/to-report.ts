import { USAGE_KEYS, type CallProblem, type SentCall } from '@spancost/api';
import { canonicalProvider, problemsOf, statusOf, UNKNOWN_PROVIDER, type CallReading } from '@spancost/conventions';
import type { PossibleTimes, ReportProblem } from '../../../pipeline/impossible-origin.ts';
import { impossibleDuration } from '../../../pipeline/impossible-duration.ts';
import { impossibleStart } from '../../../pipeline/impossible-origin.ts';
import type { Report } from '../../../pipeline/report.ts';
import { usageOf } from './usage-of.ts';

export interface ToReportOptions extends PossibleTimes {
  /** Of calls that do not say. */
  readonly environment?: string;
  /** What the call is known by where it has no id of its own. */
  readonly key: string;
}

/** The report of a call that was sent, or what cannot be true about it. */
export function toReport(sent: SentCall, options: ToReportOptions): Report | readonly CallProblem[] {
  const usage = usageOf(sent.usage);
  const calledAt = sent.called_at === undefined ? options.now : Date.parse(sent.called_at);
  const duration = sent.duration_ms === undefined ? undefined : sent.duration_ms / 1000;
  const problems = [
    ...problemsOf(usage).map(({ field, message }) => ({ path: `usage.${USAGE_KEYS[field]}`, message })),
    ...at('called_at', impossibleStart(calledAt, options)),
    ...at('duration_ms', impossibleDuration(duration, { ...options, calledAt })),
    ...((sent.trace_id === undefined) === (sent.span_id === undefined)
      ? []
      : [{ path: sent.trace_id === undefined ? 'trace_id' : 'span_id', message: 'write trace_id and span_id both, or neither' }]),
  ];
  if (problems.length > 0) return problems;
  const environment = sent.environment ?? options.environment;
  return {
    signal: 'api',
    source: 'api',
    call: toCall(sent, usage),
    status: sent.status ?? statusOf(sent.error_type),
    calledAt,
    ...(duration === undefined ? {} : { duration }),
    traceId: sent.trace_id ?? '',
    spanId: sent.span_id ?? '',
    ...(sent.trace_id === undefined ? { callerKey: sent.id === undefined ? options.key : `id:${sent.id}` } : {}),
    ...(sent.service === undefined ? {} : { service: sent.service }),
    ...(environment === undefined ? {} : { environment }),
  };
}

function toCall(sent: SentCall, usage: CallReading['usage']): CallReading {
  const { response_model, response_id, error_type, error_message, reported_cost_usd, service_tier, geography, parameters } = sent;
  return {
    operation: sent.operation,
    provider: canonicalProvider(sent.provider) || UNKNOWN_PROVIDER,
    requestModel: sent.model,
    ...(response_model === undefined ? {} : { responseModel: response_model }),
    ...(response_id === undefined ? {} : { responseId: response_id }),
    ...(service_tier === undefined ? {} : { serviceTier: service_tier }),
    ...(geography === undefined ? {} : { geography }),
    ...(parameters === undefined ? {} : { parameters }),
    ...(reported_cost_usd === undefined ? {} : { reportedCost: reported_cost_usd }),
    ...(error_type === undefined ? {} : { errorType: error_type }),
    ...(error_message === undefined ? {} : { errorMessage: error_message }),
    stream: sent.stream,
    usage,
    problems: [],
    attribution: sent.attribution,
  };
}

function at(path: string, problem: ReportProblem | undefined): readonly CallProblem[] {
  return problem === undefined ? [] : [{ path, message: problem.detail }];
}
