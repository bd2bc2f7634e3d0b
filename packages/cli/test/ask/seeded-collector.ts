import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEFAULT_CONFIG,
  PLAIN_BUDGET,
  startCollector,
  type Collector,
  type CollectorConfig,
  type CollectorDependencies,
} from '@spancost/collector';
import { clearOfMidnight } from '../clear-of-midnight.ts';

/** A name that would clear a terminal, forge a row and take two columns a character, if it were let through. */
export const HOSTILE = '\u001b[2J東京\r\nall    9,999';

/**
 * Calls of the last seconds, all of gpt-5: four of ann for acme that cost $0.00325 each, one of bob that failed and cost nothing, one of
 * a model that nobody knows, and one of somebody with a hostile name, which costs $0.0065.
 */
function calls(): readonly object[] {
  const usage = { input_tokens: 1000, output_tokens: 200 };
  const at = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();
  const gpt5 = { provider: 'openai', model: 'gpt-5', usage };
  const ann = { user: 'ann', tenant: 'acme', feature: 'chat', session: 's-1', task: 'answer' };
  return [
    ...Array.from({ length: 4 }, (_, index) => ({
      ...gpt5,
      id: `ann-${index}`,
      attribution: ann,
      called_at: at(index + 1),
      duration_ms: 800,
    })),
    {
      ...gpt5,
      id: 'bob',
      usage: { input_tokens: 0, output_tokens: 0 },
      attribution: { user: 'bob', tenant: 'acme', feature: 'search' },
      called_at: at(5),
      status: 'rate_limited',
      error_type: '429',
    },
    { ...gpt5, id: 'unknown', model: 'nobody-knows-1', attribution: { user: 'eve' }, called_at: at(6) },
    {
      ...gpt5,
      id: 'hostile',
      usage: { input_tokens: 2000, output_tokens: 400 },
      attribution: { user: HOSTILE, feature: HOSTILE },
      called_at: at(7),
    },
  ];
}

/** A collector whose ledger has those calls, and a monthly budget of ten dollars. */
export interface SeededCollector extends Collector {
  readonly config: CollectorConfig;
  /** Of one of ann's calls; empty where there are none. */
  readonly callId: string;
  /** Stops it and leaves its ledger; `close` takes that away too. */
  stop(): Promise<void>;
}

/** @param sent Default: {@link calls}; none for an empty ledger. */
export async function startSeeded(
  overrides: Partial<CollectorConfig> = {},
  sent?: readonly object[],
  dependencies: CollectorDependencies = {},
): Promise<SeededCollector> {
  await clearOfMidnight();
  const taken = sent ?? calls();
  const folder = mkdtempSync(join(tmpdir(), 'spancost-ask-'));
  const config: CollectorConfig = {
    ...DEFAULT_CONFIG,
    listen: { host: '127.0.0.1', port: 0 },
    ledger: { path: join(folder, 'ledger.duckdb') },
    budgets: [{ ...PLAIN_BUDGET, name: 'all', amountUsd: '10', period: 'monthly', timeZone: 'UTC' }],
    log: { level: 'silent' },
    ...overrides,
  };
  const collector = await startCollector(config, dependencies);
  const [first] = taken.length === 0 ? [] : await take(collector.url, taken);
  return {
    ...collector,
    config,
    callId: first?.call_id ?? '',
    stop: () => collector.close(),
    close: async () => {
      await collector.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function take(url: string, sent: readonly object[]): Promise<readonly { readonly call_id: string }[]> {
  const answer = await fetch(`${url}/api/v1/usage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ calls: sent }),
  });
  if (!answer.ok) throw new Error(`the calls were not taken: ${await answer.text()}`);
  return ((await answer.json()) as { readonly results: readonly { readonly call_id: string }[] }).results;
}
