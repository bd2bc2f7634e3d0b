import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { forgottenPayload } from '../../../src/ledger/duckdb/upkeep/forgotten-payload.ts';
import type { Entry } from '../../../src/ledger/entry.ts';
import { formatUsd } from '../../../src/ledger/money.ts';
import type { LedgerViews } from '../../../src/ledger/views.ts';
import { chargeOf, FIRST_DAY, filledLedger, idOf, open } from './filled-ledger.ts';

const EVER = { range: { from: 0, to: Date.UTC(10_000, 0) }, scope: {} };
const NOW = FIRST_DAY + 1e9;

async function callsOf(ledger: LedgerViews, user: string): Promise<readonly Entry[]> {
  const calls = await ledger.calls({ usage: { ...EVER, scope: { user } }, order: 'newest', limit: 100 });
  return calls.flatMap(({ entries }) => entries.slice(0, 1));
}

it('puts a pseudonym in the place of ann: 50 calls and $0.15 stay, her name, sessions, metadata and messages of errors do not', async () => {
  const { ledger } = await filledLedger();
  const before = await ledger.totals(EVER);
  const { pseudonym, calls } = await ledger.upkeep.forget({ user: 'ann' }, NOW);
  expect(calls).toBe(50);
  expect(pseudonym).toMatch(/^forgotten-[0-9a-f]{16}$/);
  expect(await ledger.totals(EVER)).toEqual(before);
  const { groups } = await ledger.topGroups(EVER, 'user', 1000);
  expect(groups.map(({ value, requests, cost }) => [value, requests, formatUsd(cost)])).toEqual([
    [pseudonym, 50, '0.15'],
    ['bob', 50, '0.05'],
  ]);
  for (const { call } of await callsOf(ledger, pseudonym)) {
    expect(call.errorMessage).toBeUndefined();
    expect(call.attribution).toEqual({ tenant: 'acme', user: pseudonym });
  }
  const [bobs] = await callsOf(ledger, 'bob');
  expect(bobs?.call.errorMessage).toBe('bob was away');
  expect(bobs?.call.attribution.metadata).toEqual({ mail: 'bob@acme.example' });
  expect((await ledger.upkeep.verify()).isSound).toBe(true);
  expect((await ledger.upkeep.forget({ user: 'nobody' }, NOW)).calls).toBe(0);
  await ledger.close();
});

it('forgets the user of one tenant only where a tenant is named', async () => {
  const { ledger } = await filledLedger();
  await ledger.append({
    entries: [chargeOf(idOf(900), FIRST_DAY, { attribution: { tenant: 'umbrella', user: 'ann' } })],
    keys: new Map(),
    quarantined: [],
  });
  expect((await ledger.upkeep.forget({ user: 'ann', tenant: 'umbrella' }, NOW)).calls).toBe(1);
  expect((await callsOf(ledger, 'ann')).length).toBe(50);
  await ledger.close();
});

it('is gone from the disk as well when the ledger has been opened again, which is sound and whole', async () => {
  const { path, ledger } = await filledLedger();
  const totals = await ledger.totals(EVER);
  const { pseudonym } = await ledger.upkeep.forget({ user: 'ann' }, NOW);
  await ledger.close();
  const onDisk = (text: string): boolean =>
    readdirSync(dirname(path)).some((name) => readFileSync(join(dirname(path), name)).includes(text));
  await (await open(path)).close();
  expect(onDisk('ann@acme.example')).toBe(false);
  expect(onDisk('session-ann')).toBe(false);
  expect(onDisk('ann was away')).toBe(false);
  expect(onDisk('bob@acme.example')).toBe(true);
  const again = await open(path);
  expect(await again.totals(EVER)).toEqual(totals);
  expect(await again.upkeep.verify()).toMatchObject({ isSound: true, calls: 100 });
  expect((await callsOf(again, pseudonym)).length).toBe(50);
  await again.close();
  expect(readdirSync(dirname(path))).toEqual(['ledger.duckdb']);
});

it('forgets in the quarantine too', async () => {
  const { ledger } = await filledLedger();
  const payload = JSON.stringify({
    attributes: {
      'user.id': 'ann',
      'session.id': 's',
      'spancost.metadata.mail': 'a@b.example',
      'spancost.call.error_message': 'ann was away',
    },
  });
  await ledger.append({
    entries: [],
    keys: new Map(),
    quarantined: [{ id: 'q', recordedAt: NOW, signal: 'traces', reason: 'span_id_invalid', detail: 'no', payload }],
  });
  const { pseudonym, quarantinedReports } = await ledger.upkeep.forget({ user: 'ann' }, NOW);
  expect(quarantinedReports).toBe(1);
  const [report] = await ledger.quarantined({}, 10);
  expect(report?.payload).toBe(JSON.stringify({ attributes: { 'user.id': pseudonym } }));
  await ledger.close();
});

it.each([
  ['{"a":"annette"}', undefined],
  ['{"a":["ann",{"b":"ann"}],"c":1}', '{"a":["P",{"b":"P"}],"c":1}'],
  ['{"a":"ann","session.id":"x","metadata":{"k":"v"}}', '{"a":"P"}'],
  ['null', undefined],
])('of the payload %s remains %s', (payload, remains) => {
  expect(forgottenPayload(payload, 'ann', 'P')).toBe(remains);
});
