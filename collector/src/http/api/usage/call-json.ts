import type { CallRow, CostLineJson, EntryJson } from '@spancost/api';
import type { CostLine } from '@spancost/prices';
import type { CostJson } from '../../../ledger/cost-json.ts';
import type { CallIdentity, Entry } from '../../../ledger/entry.ts';
import { usdOrNull } from '../../../ledger/money.ts';
import { tokensToJson } from '../tokens-json.ts';

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

/** An entry of the ledger as the API says it, with each line of its cost. */
export function entryToJson(entry: Entry): EntryJson {
  return {
    seq: entry.seq,
    kind: entry.kind,
    recorded_at: new Date(entry.recordedAt).toISOString(),
    source: entry.source,
    tokens: tokensToJson(entry.tokens, entry.reasoningTokens),
    cost_usd: usdOrNull(entry.cost),
    basis: entry.basis,
    unpriced_reason: entry.unpricedReason ?? null,
    price_id: entry.priceId ?? null,
    book: entry.book,
    lines: entry.lines.map(lineToJson),
    provisional_cost_usd: usdOrNull(entry.provisionalCost),
    book_cost_usd: usdOrNull(entry.bookCost),
    reason: entry.reason ?? null,
    rerating: entry.rerating ?? null,
  };
}

function lineToJson({ listUsd, ...line }: CostLine): CostLineJson {
  return listUsd === undefined ? line : { ...line, list_usd: listUsd };
}
