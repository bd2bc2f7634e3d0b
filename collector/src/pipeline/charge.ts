import { metersOf, tokensByType } from '@spancost/prices';
import type { CallIdentity, Entry } from '../ledger/entry.ts';
import { factsOf } from './call-facts.ts';
import { costOf, priceForLedger, pricePart, provisionalPart, type Circumstances } from './price-for-ledger.ts';
import type { Report } from './report.ts';

/** Charges a call that is not known yet: all its tokens, at the price in force when it was made. */
export function charge(callId: string, report: Report, { pricer, now }: Circumstances): Entry {
  const { usage } = report.call;
  const price = priceForLedger(report.call, report.calledAt, pricer);
  const cost = costOf(price);
  return {
    call: identityOf(callId, report, price.model),
    seq: 0,
    kind: 'charge',
    recordedAt: now,
    tokens: tokensByType(metersOf(usage)),
    reasoningTokens: usage.reasoningTokens ?? 0,
    usage,
    ...pricePart(price, cost),
    book: pricer.name,
    lines: price.basis === 'unpriced' ? [] : price.lines,
    ...provisionalPart(report, price),
    source: report.source,
  };
}

function identityOf(callId: string, report: Report, model: string | undefined): CallIdentity {
  const { call } = report;
  return {
    callId,
    calledAt: report.calledAt,
    attribution: call.attribution,
    ...(report.service === undefined ? {} : { service: report.service }),
    ...(report.environment === undefined ? {} : { environment: report.environment }),
    ...(report.scope === undefined ? {} : { scope: report.scope }),
    provider: call.provider,
    ...(model === undefined ? {} : { model }),
    ...(call.requestModel === undefined ? {} : { requestModel: call.requestModel }),
    operation: call.operation,
    stream: call.stream,
    ...(call.responseId === undefined ? {} : { responseId: call.responseId }),
    traceId: report.traceId,
    spanId: report.spanId,
    status: report.status,
    ...(call.errorType === undefined ? {} : { errorType: call.errorType }),
    ...(call.errorMessage === undefined ? {} : { errorMessage: call.errorMessage }),
    ...(report.duration === undefined ? {} : { duration: report.duration }),
    ...factsOf(call),
  };
}
