import { TOKEN_TYPES } from '@spancost/prices';
import { applyEntry, moneyBasisOf, type CallState } from '../../src/ledger/call-state.ts';
import type { CallIdentity, Entry } from '../../src/ledger/entry.ts';
import { formatUsd } from '../../src/ledger/money.ts';

export type ByHand = Readonly<Record<string, unknown>>;

/** The row of a call, from its entries in order. */
export function callByHand(entries: readonly Entry[]): ByHand {
  const [charge] = entries;
  const state = entries.reduce<CallState | undefined>(applyEntry, undefined);
  if (charge === undefined || state === undefined) throw new Error('a call has entries');
  return {
    ...identity(state.call),
    recorded_at: new Date(charge.recordedAt).toISOString(),
    cost_usd: state.net === undefined ? null : formatUsd(state.net),
    basis: moneyBasisOf(state),
    price_id: state.priceId ?? null,
    unpriced_reason: state.unpricedReason ?? null,
    ...tokens(state),
    entries: entries.length,
  };
}

/** The row of an entry, but for its number in the ledger. */
export function entryByHand(entry: Entry): ByHand {
  return {
    ...identity(entry.call),
    seq: entry.seq,
    kind: entry.kind,
    recorded_at: new Date(entry.recordedAt).toISOString(),
    cost_usd: usd(entry.cost),
    basis: entry.basis,
    price_id: entry.priceId ?? null,
    unpriced_reason: entry.unpricedReason ?? null,
    ...tokens(entry),
    source: entry.source,
    book: entry.book,
    lines: entry.lines,
    provisional_cost_usd: usd(entry.provisionalCost),
    book_cost_usd: usd(entry.bookCost),
    reason: entry.reason ?? null,
    rerating: entry.rerating ?? null,
    service_tier: entry.call.serviceTier ?? null,
    geography: entry.call.geography ?? null,
    parameters: entry.call.parameters ?? null,
    usage: entry.usage,
  };
}

function identity({ attribution: { user, session, ...attribution }, ...call }: CallIdentity): ByHand {
  return {
    call_id: call.callId,
    called_at: new Date(call.calledAt).toISOString(),
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
    error_message: call.errorMessage ?? null,
    duration_ms: call.duration === undefined ? null : Number((call.duration * 1000).toFixed(3)),
    tenant: attribution.tenant ?? null,
    user: user ?? null,
    user_name: null,
    session: session ?? null,
    feature: attribution.feature ?? null,
    feature_name: attribution.feature === 'chat' ? 'Talking' : null,
    task: attribution.task ?? null,
    object: attribution.object ?? null,
    metadata: attribution.metadata ?? null,
    service: call.service ?? null,
    environment: call.environment ?? null,
    scope: call.scope ?? null,
  };
}

function tokens({ tokens, reasoningTokens }: Pick<Entry, 'tokens' | 'reasoningTokens'>): ByHand {
  return {
    ...Object.fromEntries(TOKEN_TYPES.map((type) => [`tokens_${type}`, tokens[type]])),
    tokens_reasoning: reasoningTokens,
    tokens_total: TOKEN_TYPES.reduce((sum, type) => sum + tokens[type], 0),
  };
}

function usd(amount: bigint | undefined): string | null {
  return amount === undefined ? null : formatUsd(amount);
}
