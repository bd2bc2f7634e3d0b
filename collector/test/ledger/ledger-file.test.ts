import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { LedgerBrokenError, LedgerUnavailableError } from '@spancost/collector';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLedger } from '../../src/ledger/duckdb/open-ledger.ts';
import { NO_TOKENS, type Entry } from '../../src/ledger/entry.ts';
import type { Ledger, LedgerBatch } from '../../src/ledger/ledger.ts';
import { parseUsd } from '../../src/ledger/money.ts';
import type { UsageQuery } from '../../src/ledger/views.ts';
import { LIFETIME } from '../../src/periods/calendar-period.ts';
import { runCollector, temporaryFolder } from '../running-collector.ts';

const ALL: UsageQuery = { range: LIFETIME, scope: {} };

function entry(callId: string, cost: string): Entry {
  return {
    call: {
      callId,
      calledAt: Date.parse('2026-11-22T12:00:00.123Z'),
      attribution: { user: 'u', metadata: { plan: 'pro' } },
      provider: 'openai',
      operation: 'chat',
      stream: false,
      traceId: 'a'.repeat(32),
      spanId: 'b'.repeat(16),
      status: 'success',
      duration: 0.25,
    },
    seq: 0,
    kind: 'charge',
    recordedAt: Date.parse('2026-11-22T12:00:01Z'),
    tokens: { ...NO_TOKENS, input: Number.MAX_SAFE_INTEGER },
    reasoningTokens: 3,
    usage: { inputTokens: Number.MAX_SAFE_INTEGER },
    cost: parseUsd(cost) ?? 0n,
    basis: 'computed',
    priceId: 'list@1/x/v1',
    book: 'list@1',
    lines: [],
    provisionalCost: parseUsd('0.1') ?? 0n,
    priceDisagreement: true,
    source: 'span',
  };
}

function batch(entries: readonly Entry[]): LedgerBatch {
  return { entries, keys: new Map(entries.map(({ call }) => [`s:${call.callId}`, call.callId])), quarantined: [] };
}

async function open(path = join(temporaryFolder(), 'ledger.duckdb')): Promise<Ledger> {
  const ledger = await openLedger(path, (error) => {
    throw error;
  });
  onTestFinished(() => ledger.close());
  return ledger;
}

describe('the ledger file', () => {
  it('gives an entry back as it was appended, money to the 20th decimal', async () => {
    const ledger = await open();
    const appended = entry('c1', '123456789012345678.00000000000000000001');
    await ledger.append(batch([appended]));
    expect(await ledger.entriesOf('c1')).toEqual([appended]);
  });

  it('sums money exactly: 1,000 times $0.00000000000000000001 and $0.1 are $100.00000000000000001', async () => {
    const ledger = await open();
    const tiny = Array.from({ length: 1000 }, (_, index) => ({ ...entry(`t${index}`, '0.00000000000000000001'), tokens: NO_TOKENS }));
    const dimes = Array.from({ length: 1000 }, (_, index) => ({ ...entry(`d${index}`, '0.1'), tokens: NO_TOKENS }));
    await ledger.append(batch([...tiny, ...dimes]));
    expect((await ledger.totals(ALL)).cost).toBe(parseUsd('100.00000000000000001'));
    expect((await ledger.spend([ALL]))[0]?.cost).toBe(parseUsd('100.00000000000000001'));
  });

  it('writes a batch as a whole or not at all, and goes on after one that failed', async () => {
    const ledger = await open();
    await ledger.append(batch([entry('c1', '1')]));
    await expect(ledger.append(batch([entry('c2', '1'), entry('c1', '1')]))).rejects.toThrow(LedgerUnavailableError);
    expect(await ledger.entriesOf('c2')).toEqual([]);
    expect(await ledger.callIdsByKey(['s:c2'])).toEqual(new Map());
    await ledger.append(batch([entry('c3', '1')]));
    expect((await ledger.totals(ALL)).requests).toBe(2);
  });

  it('answers many views at once while it appends, each from whole batches', async () => {
    const ledger = await open();
    const reads: Promise<void>[] = [];
    for (let round = 0; round < 20; round += 1) {
      const appending = ledger.append(
        batch(Array.from({ length: 10 }, (_, index) => ({ ...entry(`r${round}-${index}`, '1'), tokens: NO_TOKENS }))),
      );
      for (let read = 0; read < 5; read += 1) {
        reads.push(
          ledger.atOneMoment(async (views) => {
            const [totals, groups, calls] = [
              await views.totals(ALL),
              (await views.topGroups(ALL, 'provider', 10)).groups,
              await views.calls({ usage: ALL, order: 'newest', limit: 1000 }),
            ];
            expect(totals.requests % 10).toBe(0);
            expect(groups[0]?.requests ?? 0).toBe(totals.requests);
            expect(calls).toHaveLength(totals.requests);
          }),
          ledger.calls({ usage: ALL, order: 'newest', limit: 10 }).then((calls) => expect(calls.length).toBeLessThanOrEqual(10)),
          ledger.entriesByKind().then((kinds) => expect(kinds.charge % 10).toBe(0)),
        );
      }
      await appending;
    }
    await Promise.all(reads);
  });

  it('that another process has is a clear error', async () => {
    const collector = await runCollector();
    const script = `import { startCollector, DEFAULT_CONFIG } from '@spancost/collector';
      const config = { ...DEFAULT_CONFIG, listen: { host: '127.0.0.1', port: 0 }, ledger: { path: process.argv[1] }, log: { level: 'silent' } };
      try { await startCollector(config); } catch (error) { console.log(error.name, error.message); process.exit(3); }`;
    const other = spawnSync(
      process.execPath,
      ['--conditions=@spancost/source', '--input-type=module', '--eval', script, collector.config.ledger.path],
      { cwd: import.meta.dirname, encoding: 'utf8' },
    );
    expect(other).toMatchObject({ status: 3, stderr: '' });
    expect(other.stdout).toMatch(/LedgerLockedError The ledger .* is in use by another process.*ledger\.path/);
    expect((await collector.get('/readyz')).status).toBe(200);
  });

  it('that is no ledger is refused and left as it is', async () => {
    const path = join(temporaryFolder(), 'ledger.duckdb');
    writeFileSync(path, 'this is a shopping list, and longer than a header'.repeat(500));
    await expect(openLedger(path, () => undefined)).rejects.toThrow(LedgerBrokenError);
    await expect(openLedger(path, () => undefined)).rejects.toThrow(/Restore it from a backup, or set ledger\.path/);
  });

  it('of a newer version is refused', async () => {
    const path = join(temporaryFolder(), 'ledger.duckdb');
    await (await openLedger(path, () => undefined)).close();
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    await connection.run("UPDATE meta SET value = '99' WHERE key = 'schema_version'");
    connection.closeSync();
    instance.closeSync();
    await expect(openLedger(path, () => undefined)).rejects.toThrow(/schema version 99 .* run the newer collector/);
  });
});
