import { createHash } from 'node:crypto';
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PriceReloadAnswer } from '@spancost/api';
import type { Role } from '@spancost/collector';
import { parsePriceBook } from '@spancost/prices/parse';
import { describe, expect, it } from 'vitest';
import { span, traces } from '../otlp-json.ts';
import { bookText, GPT_X, gptX, ownBook } from '../own-book.ts';
import { runCollector, temporaryFolder, type RunningCollector } from '../running-collector.ts';
import { spawnCollector } from '../spawned-collector.ts';
import { watchFile } from '../../src/files/watch-file.ts';
import { eventually } from './eventually.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const charge = (collector: RunningCollector) => collector.send('traces', traces([span({ attributes: GPT_X })]));
const costs = async (collector: RunningCollector) => (await collector.calls()).map(({ cost_usd: cost }) => cost);
const reload = (collector: RunningCollector) => collector.post('/api/v1/prices/reload', '{}', JSON_TYPE);
const revision = (collector: RunningCollector, name: string) => collector.sample('spancost_price_book_info', { revision: name });

describe("the operator's book", () => {
  it('prices new calls as soon as it has changed, and leaves those that were charged: $0.014, then $0.007', async () => {
    const own = ownBook({ revision: 1, models: [gptX(10)] });
    const collector = await runCollector(own.config);
    await charge(collector);
    const before = own.config.pricer.name;
    own.write({ revision: 2, models: [gptX(5)] });
    const after = before.replace('acme@1', 'acme@2');
    await eventually(() => revision(collector, after), 1);
    expect(await revision(collector, before)).toBeUndefined();
    await charge(collector);
    expect(await costs(collector)).toEqual(['0.007', '0.014']);
  });

  it('is read at once by POST /api/v1/prices/reload; the served book and its tag are the new ones', async () => {
    const own = ownBook({ revision: 1, models: [gptX(10)] });
    const collector = await runCollector(own.config);
    const tag = (await collector.get('/api/v1/prices/book')).headers.get('etag')!;
    const unchanged = (await (await reload(collector)).json()) as PriceReloadAnswer;
    expect(unchanged).toEqual({ changed: false, book: own.config.pricer.name, etag: tag.replaceAll('"', '') });
    own.write({ revision: 2, models: [gptX(5)] });
    expect(await (await reload(collector)).json()).toMatchObject({ changed: true, book: expect.stringContaining('acme@2') });
    const response = await collector.get('/api/v1/prices/book', { 'if-none-match': tag });
    expect(response.status).toBe(200);
    expect(parsePriceBook(await response.json())).toMatchObject({ id: 'acme', revision: 2 });
  });

  it('that cannot be used any more leaves the old one in force, says where it is wrong, and is counted until it is mended', async () => {
    const own = ownBook({ revision: 1, models: [gptX(10)] });
    const collector = await runCollector(own.config);
    const good = () => collector.sample('spancost_price_book_last_reload_successful');
    const errors = () => collector.sample('spancost_price_book_reload_errors_total');
    expect([await good(), await errors()]).toEqual([1, 0]);
    writeFileSync(own.file, bookText({ revision: 2, models: [gptX(5)] }).replace('"input":"5"', '"input":5'));
    const response = await reload(collector);
    expect(response.status).toBe(422);
    const { detail } = (await response.json()) as { detail: string };
    expect(detail).toMatch(/prices\.yaml:1:\d+: .*decimal string.*The book in force stays list@\d+\+acme@1/);
    expect(await good()).toBe(0);
    expect(await errors()).toBeGreaterThanOrEqual(1);
    await charge(collector);
    expect(await costs(collector)).toEqual(['0.014']);
    own.write({ revision: 1, models: [gptX(10)] });
    await reload(collector);
    expect(await good()).toBe(1);
  });

  it('that is broken and left so is counted once, not at every look', async () => {
    const own = ownBook({ revision: 1, models: [gptX(10)] });
    const collector = await runCollector(own.config);
    rmSync(own.file);
    await eventually(() => collector.sample('spancost_price_book_reload_errors_total'), 1);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(await collector.sample('spancost_price_book_reload_errors_total')).toBe(1);
  });

  it('is read again on SIGHUP', async () => {
    const own = ownBook({ revision: 1, models: [gptX(10)] });
    const collector = await spawnCollector(join(temporaryFolder(), 'ledger.duckdb'), { pricesFile: own.file });
    own.write({ revision: 2, models: [gptX(5)] });
    collector.reload();
    await eventually(() => revision(collector, own.config.pricer.name.replace('acme@1', 'acme@2')), 1);
    await collector.close();
  });

  it('is none in a collector with the packaged prices: a reload is refused with 409', async () => {
    const response = await reload(await runCollector());
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('set prices.file') });
  });
});

describe('a file that is watched', () => {
  it('is told of once it has stayed as it is, not while it is being written', async () => {
    const file = join(temporaryFolder(), 'f');
    writeFileSync(file, 'a');
    let told = 0;
    const stop = watchFile(file, 40, () => (told += 1));
    await eventually(async () => told, 1);
    for (let length = 2; length < 14; length += 1) {
      writeFileSync(file, 'a'.repeat(length));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(told).toBe(1);
    await eventually(async () => told, 2);
    utimesSync(file, new Date(0), new Date(0));
    await eventually(async () => told, 3);
    stop();
    writeFileSync(file, 'b');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(told).toBe(3);
  });
});

describe("a tenant's contract", () => {
  const ROLES: readonly Role[] = ['ingest', 'viewer', 'admin'];
  const auth = {
    tokens: ROLES.map((role) => ({ name: role, role, sha256: createHash('sha256').update(`token-of-${role}`).digest('hex') })),
  };
  const contract = { id: 'c', tenant: 'acme', recordedAt: '2026-11-22T00:00:00Z', reason: 'agreed', terms: [{ multiply: '0.5' }] };

  it('is in the book for those who may see what calls cost, and not for who may only send', async () => {
    const own = ownBook({ revision: 1, models: [gptX(10)], contracts: [contract] });
    const collector = await runCollector({ ...own.config, auth });
    const tags = new Map<Role, string | null>();
    for (const role of ROLES) {
      const response = await collector.get('/api/v1/prices/book', { authorization: `Bearer token-of-${role}` });
      tags.set(role, response.headers.get('etag'));
      const { contracts = [], models } = parsePriceBook(await response.json());
      expect(contracts).toEqual(role === 'ingest' ? [] : [contract]);
      expect(models).toMatchObject([{ model: 'gpt-x' }]);
    }
    expect(tags.get('viewer')).toBe(tags.get('admin'));
    expect(tags.get('ingest')).not.toBe(tags.get('admin'));
  });

  it.each([
    ['0.014', 0],
    ['0.007', 0],
    ['0.013', 1],
  ])("makes $0.007 of $0.014; an application's $%s is %i disagreement, for it may not know the contract", async (exact, disagreements) => {
    const own = ownBook({ revision: 1, models: [gptX(10)], contracts: [contract] });
    const collector = await runCollector(own.config);
    await collector.send('traces', traces([span({ attributes: { ...GPT_X, 'spancost.tenant': 'acme', 'spancost.cost.exact': exact } })]));
    expect(await costs(collector)).toEqual(['0.007']);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await collector.sample('spancost_price_disagreements_total')) ?? 0).toBe(disagreements);
  });
});
