import { join } from 'node:path';
import { openLedger } from '../../../src/ledger/duckdb/open-ledger.ts';
import { NO_TOKENS, type CallIdentity, type Entry } from '../../../src/ledger/entry.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import { parseUsd } from '../../../src/ledger/money.ts';
import { temporaryFolder } from '../../running-collector.ts';

export const DAY_MS = 86_400_000;

/** The first day of the ledger's calls, at midnight UTC. */
export const FIRST_DAY: number = Date.UTC(2026, 9, 1);

/** A ledger, and the file that it is in. */
export interface FilledLedger {
  readonly path: string;
  readonly ledger: Ledger;
}

export async function open(path: string): Promise<Ledger> {
  return openLedger(path, (error) => {
    throw error;
  });
}

/** A charge of 100 tokens and $0.001. */
export function chargeOf(callId: string, calledAt: number, call: Partial<CallIdentity> = {}): Entry {
  return {
    call: {
      callId,
      calledAt,
      attribution: { tenant: 'acme', user: 'ann', session: 's-1', metadata: { mail: 'ann@acme.example' } },
      provider: 'openai',
      model: 'gpt-5',
      operation: 'chat',
      stream: false,
      traceId: callId,
      spanId: callId.slice(0, 16),
      status: 'success',
      ...call,
    },
    seq: 0,
    kind: 'charge',
    recordedAt: calledAt + 1000,
    tokens: { ...NO_TOKENS, input: 100 },
    reasoningTokens: 0,
    usage: { inputTokens: 100 },
    cost: parseUsd('0.001') ?? 0n,
    basis: 'computed',
    priceId: 'list@1/gpt-5',
    book: 'list@1',
    lines: [],
    priceDisagreement: false,
    source: 'span',
  };
}

/** An id of 32 hexadecimal digits. */
export function idOf(number: number): string {
  return number.toString(16).padStart(32, '0');
}

/** Ten calls a day for ten days: half of ann's, half of bob's; every tenth was corrected by a cent. */
export async function filledLedger(): Promise<FilledLedger> {
  const path = join(temporaryFolder(), 'ledger.duckdb');
  const ledger = await open(path);
  for (let day = 0; day < 10; day += 1) {
    const charges = Array.from({ length: 10 }, (_, index) => {
      const user = index % 2 === 0 ? 'ann' : 'bob';
      const attribution = { tenant: 'acme', user, session: `session-${user}`, metadata: { mail: `${user}@acme.example` } };
      return chargeOf(idOf(day * 10 + index), FIRST_DAY + day * DAY_MS + index * 3_600_000, {
        attribution,
        errorMessage: `${user} was away`,
      });
    });
    const [first] = charges;
    const corrections: Entry[] =
      first === undefined
        ? []
        : [{ ...first, seq: 1, kind: 'correction', tokens: NO_TOKENS, cost: parseUsd('0.01') ?? 0n, reason: 'agreed' }];
    await ledger.append({
      entries: [...charges, ...corrections],
      keys: new Map(charges.map(({ call }) => [`s:${call.traceId}:${call.spanId}`, call.callId])),
      quarantined: [],
    });
  }
  return { path, ledger };
}
