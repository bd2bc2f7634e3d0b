import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openLedger } from '../../src/ledger/duckdb/open-ledger.ts';
import { NO_TOKENS, type Entry } from '../../src/ledger/entry.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { parseUsd } from '../../src/ledger/money.ts';
import { temporaryFolder } from '../running-collector.ts';

/** A call of a test. */
export interface TestCall {
  /** When it was made, in milliseconds since the epoch. */
  readonly at: number;
  /** US dollars; missing for a call without a price. */
  readonly cost?: string;
  readonly tokens?: number;
  readonly user?: string;
  readonly tenant?: string;
  readonly feature?: string;
}

/** A ledger that calls are put into. */
export interface LedgerOfCalls {
  readonly ledger: Ledger;
  /** The charges of the calls. */
  add(calls: readonly TestCall[]): Promise<readonly Entry[]>;
  /** Adds to what a call costs, or takes from it. */
  correct(charge: Entry, cost: string): Promise<void>;
}

/** An empty ledger that is gone after the test. */
export async function ledgerOfCalls(): Promise<LedgerOfCalls> {
  const ledger = await openLedger(join(temporaryFolder(), 'ledger.duckdb'), () => undefined);
  onTestFinished(() => ledger.close());
  let made = 0;
  const append = (entries: readonly Entry[]): Promise<void> => ledger.append({ entries, keys: new Map(), quarantined: [] });
  return {
    ledger,
    async add(calls) {
      const entries = calls.map((call) => chargeOf(call, (made += 1)));
      await append(entries);
      return entries;
    },
    correct: (charge, cost) =>
      append([{ ...charge, seq: 1, kind: 'correction', tokens: NO_TOKENS, cost: parseUsd(cost) ?? 0n, basis: 'reported', reason: 'r' }]),
  };
}

function chargeOf({ at, cost, tokens = 1000, user, tenant, feature }: TestCall, number: number): Entry {
  const callId = number.toString(16).padStart(32, '0');
  return {
    call: {
      callId,
      traceId: callId,
      spanId: callId.slice(16),
      calledAt: at,
      attribution: {
        ...(user === undefined ? {} : { user }),
        ...(tenant === undefined ? {} : { tenant }),
        ...(feature === undefined ? {} : { feature }),
      },
      provider: 'openai',
      model: 'gpt-5',
      operation: 'chat',
      stream: false,
      status: 'success',
    },
    seq: 0,
    kind: 'charge',
    recordedAt: at,
    tokens: { ...NO_TOKENS, input: tokens },
    reasoningTokens: 0,
    usage: { inputTokens: tokens },
    ...(cost === undefined ? { unpricedReason: 'model_unknown' as const } : { cost: parseUsd(cost) ?? 0n, priceId: 'list@1/1' }),
    basis: cost === undefined ? 'unpriced' : 'computed',
    book: 'list@1',
    lines: [],
    priceDisagreement: false,
    source: 'span',
  };
}
