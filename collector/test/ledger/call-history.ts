import type { CostBasis } from '@spancost/conventions';
import fc from 'fast-check';
import { NO_TOKENS, type CallIdentity, type Entry, type EntryKind } from '../../src/ledger/entry.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** The middle of the days on which the calls of a history are made. */
export const MIDDLE: number = Date.UTC(2026, 10, 22, 9, 30);

/** One step in the life of a call: its charge, or what was added to it later. */
interface Step {
  readonly kind: EntryKind;
  readonly cost: bigint | undefined;
  readonly basis: CostBasis;
  readonly input: number;
  readonly byHand: boolean;
  /** A model that was not known before. */
  readonly learns: boolean;
}

const optional = <T>(...values: readonly T[]): fc.Arbitrary<T | undefined> => fc.constantFrom<T | undefined>(undefined, ...values);

/** Amounts down to the 20th decimal, zero and, above 2^64 of those, ones that no double and no 64-bit integer holds. */
const cost: fc.Arbitrary<bigint> = fc.oneof(fc.bigInt({ min: -(10n ** 21n), max: 10n ** 24n }), fc.constantFrom(0n, 1n));

const identity: fc.Arbitrary<Omit<CallIdentity, 'callId' | 'traceId' | 'spanId'>> = fc
  .record({
    hours: fc.integer({ min: -72 * 60, max: 72 * 60 }),
    tenant: optional('acme', 'umbrella', ''),
    user: optional('ann', 'bob', "o'neil"),
    feature: optional('chat'),
    service: optional('shop'),
    environment: optional('production', 'test'),
    provider: fc.constantFrom('openai', 'anthropic'),
    model: optional('gpt-5', 'null'),
    requestModel: optional('gpt-5', 'GPT-latest'),
    operation: fc.constantFrom('chat', 'embeddings'),
    session: optional('s-1', 's-2'),
    task: optional('Summarise'),
    object: optional('order-7'),
    errorType: optional('timeout', 'Overloaded_error'),
    errorMessage: optional('Rate limit of ACME reached'),
    status: fc.constantFrom('success' as const, 'error' as const),
    duration: optional(0, 0.1, 1.0000005, 604_800),
  })
  .map(({ hours, tenant, user, feature, session, task, object, provider, operation, status, ...others }) => ({
    calledAt: MIDDLE + hours * 60_000,
    attribution: { ...defined({ tenant, user, feature, session, task, object }) },
    provider,
    operation,
    stream: false,
    status,
    ...defined(others),
  }));

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom<EntryKind>('supplement', 'correction'),
  cost: fc.option(cost, { nil: undefined }),
  basis: fc.constantFrom<CostBasis>('reported', 'computed', 'estimated'),
  input: fc.integer({ min: 0, max: 2 ** 50 }),
  byHand: fc.boolean(),
  learns: fc.boolean(),
});

/** The entries of one call, in order, as the collector makes them: whatever a book, an operator and further reports may add. */
export const callHistory: fc.Arbitrary<readonly Entry[]> = fc
  .tuple(fc.uuid({ version: 4 }), identity, step, fc.array(step, { maxLength: 3 }))
  .map(([id, call, first, further]) => {
    const callId = id.replaceAll('-', '');
    const entries: Entry[] = [];
    let known: CallIdentity = { ...call, callId, traceId: callId, spanId: callId.slice(0, 16) };
    let input = 0;
    let basis: CostBasis = 'unpriced';
    for (const [seq, each] of [{ ...first, kind: 'charge' as const }, ...further].entries()) {
      const byHand = each.kind === 'correction' && each.byHand;
      const amount = each.kind === 'correction' ? (each.cost ?? 1n) : each.cost;
      if (each.learns && each.kind === 'supplement') known = { ...known, model: 'learned' };
      if (!byHand) basis = amount === undefined ? 'unpriced' : each.basis;
      const added = each.kind === 'correction' ? 0 : each.input;
      input += added;
      entries.push({
        call: known,
        seq,
        kind: each.kind,
        recordedAt: MIDDLE + seq,
        tokens: { ...NO_TOKENS, input: added, ...(seq === 1 && added > 0 ? { unsplit: -1 } : {}) },
        reasoningTokens: seq,
        usage: { inputTokens: input },
        ...(amount === undefined ? {} : { cost: amount }),
        basis,
        ...(basis === 'unpriced' ? { unpricedReason: 'model_unknown' as const } : { priceId: `list@1/${seq}` }),
        book: 'list@1',
        lines: [],
        priceDisagreement: seq % 2 === 1,
        source: 'span',
        ...(each.kind === 'correction' ? { reason: 'r', ...(byHand ? {} : { rerating: 'plan' }) } : {}),
      });
    }
    return entries;
  });

function defined<T extends object>(values: T): { readonly [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: NonNullable<T[K]>;
  };
}
