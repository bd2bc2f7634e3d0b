import type { CallStatus, CostBasis, UnpricedReason, Usage } from '@spancost/conventions';
import type { CostLine, Meter } from '@spancost/prices';
import type { CallIdentity, Entry, EntryKind, EntrySource } from '../../ledger/entry.ts';
import { formatUsd } from '../../ledger/money.ts';
import { tokensToJson, type TokensJson } from './tokens-json.ts';

/** What a call was, as the API says it; null where it is not known. */
export interface CallJson {
  readonly call_id: string;
  readonly called_at: string;
  readonly recorded_at: string;
  readonly trace_id: string;
  readonly span_id: string;
  readonly provider: string;
  readonly model: string | null;
  readonly request_model: string | null;
  readonly response_id: string | null;
  readonly operation: string;
  readonly stream: boolean;
  readonly status: CallStatus;
  readonly error_type: string | null;
  readonly duration_ms: number | null;
  readonly tenant: string | null;
  readonly user: string | null;
  readonly session: string | null;
  readonly feature: string | null;
  readonly task: string | null;
  readonly object: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly service: string | null;
  readonly environment: string | null;
  readonly scope: string | null;
}

/** What a call cost: net, exact, as a decimal string in US dollars. */
export interface CallCostJson {
  readonly cost_usd: string | null;
  readonly basis: CostBasis;
  readonly price_id: string | null;
  readonly unpriced_reason: UnpricedReason | null;
}

/** One call of `GET /api/v1/usage`. */
export interface CallRow extends CallJson, CallCostJson {
  readonly tokens: TokensJson;
  /** How many entries it has. */
  readonly entries: number;
}

/** The answer of `GET /api/v1/usage`; `next_cursor` is null on the last page. */
export interface CallsPage {
  readonly calls: readonly CallRow[];
  readonly next_cursor: string | null;
}

/** What one meter added: `price` is for `per` units; `list_usd` is there where a contract makes it another amount. */
export interface CostLineJson {
  readonly meter: Meter;
  readonly quantity: number;
  readonly price: string;
  readonly per: number;
  readonly usd: string;
  readonly list_usd?: string;
}

/** One entry of a call. */
export interface EntryJson extends CallCostJson {
  readonly seq: number;
  readonly kind: EntryKind;
  readonly recorded_at: string;
  readonly source: EntrySource;
  readonly tokens: TokensJson;
  readonly book: string;
  readonly lines: readonly CostLineJson[];
  readonly provisional_cost_usd: string | null;
  /** Where the provider reported the cost: what the price book makes of the whole call after this entry. */
  readonly book_cost_usd: string | null;
  readonly reason: string | null;
  /** The plan of the re-rating that made a correction; null for what was corrected by hand. */
  readonly rerating: string | null;
}

/** The answer of `GET /api/v1/usage/{call_id}`. */
export interface CallDetail extends CallJson, CallCostJson {
  readonly usage: Usage;
  readonly service_tier: string | null;
  readonly geography: string | null;
  readonly parameters: Readonly<Record<string, string>>;
  readonly entries: readonly EntryJson[];
}

export function callToJson(call: CallIdentity, recordedAt: number): CallJson {
  const { attribution } = call;
  return {
    call_id: call.callId,
    called_at: new Date(call.calledAt).toISOString(),
    recorded_at: new Date(recordedAt).toISOString(),
    trace_id: call.traceId,
    span_id: call.spanId,
    provider: call.provider,
    model: call.model ?? null,
    request_model: call.requestModel ?? null,
    response_id: call.responseId ?? null,
    operation: call.operation,
    stream: call.stream,
    status: call.status,
    error_type: call.errorType ?? null,
    duration_ms: call.duration === undefined ? null : Number((call.duration * 1000).toFixed(3)),
    tenant: attribution.tenant ?? null,
    user: attribution.user ?? null,
    session: attribution.session ?? null,
    feature: attribution.feature ?? null,
    task: attribution.task ?? null,
    object: attribution.object ?? null,
    metadata: attribution.metadata ?? {},
    service: call.service ?? null,
    environment: call.environment ?? null,
    scope: call.scope ?? null,
  };
}

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
