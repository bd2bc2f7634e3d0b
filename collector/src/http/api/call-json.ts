import type { CallRow, CostLineJson, EntryJson } from '@spancost/api';
import type { CostLine } from '@spancost/prices';
import { moneyBasisOf, type CallState } from '../../ledger/call-state.ts';
import type { CallIdentity, Entry } from '../../ledger/entry.ts';
import { formatUsd } from '../../ledger/money.ts';
import { tokensToJson } from './tokens-json.ts';

/** What is said of a call that its entries do not tell. */
export interface CallSurroundings {
  readonly traceUrl: string | null;
  /** Of the directory. */
  readonly userName: string | null;
  /** As spancost.yaml names the feature. */
  readonly featureName: string | null;
}

/** What a call was, as the API says it; null where it is not known. */
type CallJson = Omit<CallRow, keyof CostJson | 'tokens' | 'entries'>;

/** What a call cost: net, exact, as a decimal string in US dollars. */
type CostJson = Pick<CallRow, 'cost_usd' | 'basis' | 'price_id' | 'unpriced_reason'>;

/** What a call was, as the API says it; null is what is not known. */
export function callToJson(call: CallIdentity, recordedAt: number, { traceUrl, userName, featureName }: CallSurroundings): CallJson {
  const { attribution } = call;
  return {
    call_id: call.callId,
    called_at: new Date(call.calledAt).toISOString(),
    recorded_at: new Date(recordedAt).toISOString(),
    trace_id: call.traceId,
    span_id: call.spanId,
    trace_url: traceUrl,
    provider: call.provider,
    model: call.model ?? null,
    request_model: call.requestModel ?? null,
    response_id: call.responseId ?? null,
    operation: call.operation,
    stream: call.stream,
    status: call.status,
    error_type: call.errorType ?? null,
    error_message: call.errorMessage ?? null,
    duration_ms: call.duration === undefined ? null : Number((call.duration * 1000).toFixed(3)),
    tenant: attribution.tenant ?? null,
    user: attribution.user ?? null,
    user_name: userName,
    session: attribution.session ?? null,
    feature: attribution.feature ?? null,
    feature_name: featureName,
    task: attribution.task ?? null,
    object: attribution.object ?? null,
    metadata: { ...attribution.metadata },
    service: call.service ?? null,
    environment: call.environment ?? null,
    scope: call.scope ?? null,
  };
}

/** @param state After all its entries. */
export function costToJson(state: CallState): CostJson {
  return {
    cost_usd: state.net === undefined ? null : formatUsd(state.net),
    basis: moneyBasisOf(state),
    price_id: state.priceId ?? null,
    unpriced_reason: state.unpricedReason ?? null,
  };
}

/** An entry of the ledger as the API says it, with each line of its cost. */
export function entryToJson(entry: Entry): EntryJson {
  return {
    seq: entry.seq,
    kind: entry.kind,
    recorded_at: new Date(entry.recordedAt).toISOString(),
    source: entry.source,
    tokens: tokensToJson(entry.tokens, entry.reasoningTokens),
    cost_usd: entry.cost === undefined ? null : formatUsd(entry.cost),
    basis: entry.basis,
    unpriced_reason: entry.unpricedReason ?? null,
    price_id: entry.priceId ?? null,
    book: entry.book,
    lines: entry.lines.map(lineToJson),
    provisional_cost_usd: entry.provisionalCost === undefined ? null : formatUsd(entry.provisionalCost),
    book_cost_usd: entry.bookCost === undefined ? null : formatUsd(entry.bookCost),
    reason: entry.reason ?? null,
    rerating: entry.rerating ?? null,
  };
}

function lineToJson({ listUsd, ...line }: CostLine): CostLineJson {
  return listUsd === undefined ? line : { ...line, list_usd: listUsd };
}
