import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PriceChanges } from '@spancost/api';
import { Pricer } from '@spancost/prices';
import { decided, parseQuarantine, type Quarantine } from '@spancost/prices/upkeep';
import { describe, expect, it } from 'vitest';
import { checkPrices } from '../../src/prices/sync/check-prices.ts';
import { PriceSync } from '../../src/prices/sync/price-sync.ts';
import { span, traces } from '../otlp-json.ts';
import { bookText, GPT_X, gptX, ownBook } from '../own-book.ts';
import { runCollector, temporaryFolder, type RunningCollector } from '../running-collector.ts';
import { eventually } from './eventually.ts';
import { listServer } from './price-list.ts';

const DAILY = 86_400_000;
const OFFERED = bookText({ revision: 7, models: [gptX(4), { model: 'gpt-new', prices: { input: '1', output: '2' } }] });
const quarantine = (file: string): Quarantine => parseQuarantine(JSON.parse(readFileSync(file, 'utf8')));
const waiting = (collector: RunningCollector, kind: string) => collector.sample('spancost_price_sync_waiting_changes', { kind });

describe('a collector with prices.sync', () => {
  it('lets differences wait beside the book, shows and counts them, and goes on pricing by its book', async () => {
    const own = ownBook({ revision: 1, models: [gptX(10)] });
    const url = await listServer((_, response) => void response.end(OFFERED));
    const collector = await runCollector({
      ...own.config,
      prices: { file: own.file, sync: { from: `${url}prices.json`, everyMs: DAILY } },
    });
    expect(await collector.sample('spancost_price_sync_last_success_timestamp_seconds')).toBe(0);
    await eventually(() => waiting(collector, 'changed'), 1);
    expect(await waiting(collector, 'new')).toBe(1);
    expect(await waiting(collector, 'removed')).toBe(0);
    expect(await collector.sample('spancost_price_sync_last_success_timestamp_seconds')).toBeGreaterThan(Date.now() / 1000 - 60);
    expect(await collector.sample('spancost_price_sync_failures_total')).toBe(0);

    const shown = await collector.json<PriceChanges>('/api/v1/prices/changes');
    expect(shown).toMatchObject({ file: `${own.file}.changes.json`, upstreams: [{ name: 'book acme', url: `${url}prices.json` }] });
    expect(shown.waiting).toMatchObject([
      { kind: 'changed', model: 'gpt-x', flags: ['above-2x', 'verified-price'], old: { priceId: 'acme@1/openai/gpt-x/v1' } },
      { kind: 'new', model: 'gpt-new', flags: [] },
    ]);
    expect(quarantine(shown.file).waiting).toEqual(shown.waiting);

    await collector.send('traces', traces([span({ attributes: GPT_X })]));
    expect(await collector.calls()).toMatchObject([{ cost_usd: '0.014', price_id: 'acme@1/openai/gpt-x/v1' }]);

    // As the command line does it when one is turned down.
    const [change] = shown.waiting;
    writeFileSync(shown.file, JSON.stringify(decided(quarantine(shown.file), [change!.id], true)));
    await eventually(() => waiting(collector, 'changed'), 0);
    expect((await collector.json<PriceChanges>('/api/v1/prices/changes')).waiting).toMatchObject([{ model: 'gpt-new' }]);
  });

  it('without a book of its own lets them wait beside the ledger', async () => {
    const from = join(temporaryFolder(), 'list.json');
    writeFileSync(from, OFFERED);
    const collector = await runCollector({ prices: { sync: { from, everyMs: DAILY } } });
    await eventually(() => waiting(collector, 'new'), 2);
    const { file } = await collector.json<PriceChanges>('/api/v1/prices/changes');
    expect(file).toBe(join(dirname(collector.config.ledger.path), 'prices.yaml.changes.json'));
  });

  it('whose source does not answer counts the failure, keeps what waited and goes on charging', async () => {
    const own = ownBook({ revision: 1, models: [gptX(10)] });
    const url = await listServer((_, response) => void response.writeHead(503).end());
    const collector = await runCollector({ ...own.config, prices: { file: own.file, sync: { from: url, everyMs: DAILY } } });
    await eventually(() => collector.sample('spancost_price_sync_failures_total'), 1);
    expect(existsSync(`${own.file}.changes.json`)).toBe(false);
    await collector.send('traces', traces([span({ attributes: GPT_X })]));
    expect((await collector.stats()).cost_usd).toBe('0.014');
  });

  it('stops in the middle of a check that never ends', async () => {
    let asked = 0;
    const url = await listServer(() => (asked += 1));
    const collector = await runCollector({ prices: { sync: { from: url, everyMs: DAILY } } });
    await eventually(() => asked, 1);
    const before = Date.now();
    await collector.close();
    expect(Date.now() - before).toBeLessThan(4000);
  });

  it('shows no changes where there are none', async () => {
    const collector = await runCollector();
    expect(await collector.json<PriceChanges>('/api/v1/prices/changes')).toMatchObject({ upstreams: [], waiting: [] });
  });
});

describe('a check of prices', () => {
  const book = new Pricer(JSON.parse(bookText({ revision: 1, models: [gptX(10)] })) as ConstructorParameters<typeof Pricer>[0]).book;
  const AT = Date.parse('2026-11-22T12:00:00Z');

  interface Checked {
    readonly changesFile: string;
    readonly check: (from: string) => Promise<unknown>;
  }
  function start(): Checked {
    const changesFile = join(temporaryFolder(), 'prices.yaml.changes.json');
    return { changesFile, check: (from) => checkPrices({ from, book, changesFile, at: AT }) };
  }
  function listFile(text: string, name = 'list.json'): string {
    const file = join(temporaryFolder(), name);
    writeFileSync(file, text);
    return file;
  }

  it('adds what is new, drops what is no longer offered, and says again nothing that was turned down', async () => {
    const { check, changesFile } = start();
    expect(await check(listFile(OFFERED))).toEqual({ upstream: 'book acme', prices: 2, unreadable: 0, waiting: 2 });
    const [first] = quarantine(changesFile).waiting;
    writeFileSync(changesFile, JSON.stringify(decided(quarantine(changesFile), [first!.id], true)));
    expect(await check(listFile(OFFERED))).toMatchObject({ waiting: 1 });
    const removed = bookText({ revision: 8, models: [gptX(10)] });
    expect(await check(listFile(removed))).toMatchObject({ waiting: 0 });
    expect(quarantine(changesFile).rejected).toEqual([first!.id]);
  });

  it('reads YAML by its name', async () => {
    expect(await start().check(listFile(OFFERED, 'list.yaml'))).toMatchObject({ prices: 2 });
  });

  it.each([
    ['that is no JSON', '<html>busy</html>', 'is not JSON'],
    ['that is empty', '', 'is not JSON'],
    ['that is no list of prices', '{"hello":"world"}', 'no list of prices'],
    ['of wrong types', '{"data":[{"id":1,"pricing":{"prompt":[]}},{"id":"a/b","pricing":7}]}', ''],
    ['with keys of prototypes', '{"__proto__":{"schema":"spancost/price-book/v1"},"constructor":{"prototype":{"polluted":1}}}', ''],
    ['of 1,000,000 models', `{${Array.from({ length: 1_000_000 }, (_, index) => `"m${index}":{"litellm_provider":"x"}`).join()}}`, ''],
    ['of more than 32 MiB', `"${'x'.repeat(33 * 1024 * 1024)}"`, 'is larger than 32 MiB'],
    ['nested 100,000 deep', '['.repeat(100_000), ''],
  ])('of a list %s fails and leaves the file of changes as it was', async (_, text, problem) => {
    const { check, changesFile } = start();
    await check(listFile(OFFERED));
    const before = readFileSync(changesFile, 'utf8');
    await expect(check(listFile(text))).rejects.toThrow(problem);
    expect(readFileSync(changesFile, 'utf8')).toBe(before);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('ends a download at 32 MiB, however it is compressed and however long it would go on', async () => {
    let sent = 0;
    const url = await listServer((_, response) => {
      const chunk = Buffer.alloc(1024 * 1024, 'x');
      const more = (): void => {
        while (sent < 200 && !response.destroyed) {
          sent += 1;
          if (!response.write(chunk)) return void response.once('drain', more);
        }
      };
      more();
    });
    await expect(start().check(url)).rejects.toThrow('is larger than 32 MiB');
    expect(sent).toBeLessThan(100);
  });

  it.each([
    ['http://example.com/prices.json', 'by https only'],
    ['file:///etc/passwd', 'by https only'],
    ['http://169.254.169.254/latest/meta-data', 'by https only'],
  ])('does not follow a redirect to %s', async (location, problem) => {
    const url = await listServer((_, response) => void response.writeHead(302, { location }).end());
    await expect(start().check(url)).rejects.toThrow(problem);
  });

  it('follows redirects on this machine, and no more than five', async () => {
    const url = await listServer((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end(OFFERED);
      else response.writeHead(307, { location: `/${left - 1}` }).end();
    });
    expect(await start().check(`${url}5`)).toMatchObject({ prices: 2 });
    await expect(start().check(`${url}6`)).rejects.toThrow('more than 5 times');
  });

  it('does not touch a file of changes that it cannot read', async () => {
    const { check, changesFile } = start();
    writeFileSync(changesFile, '{"schema":"spancost/price-changes/v1","waiting":[{}]}');
    await expect(check(listFile(OFFERED))).rejects.toThrow(/changes\.json: .*Mend it, or move it away/);
    expect(readFileSync(changesFile, 'utf8')).toContain('"waiting":[{}]');
  });
});

describe('the schedule', () => {
  it('checks again and again, one after the other, whatever came of the one before, until it is stopped', async () => {
    const log: string[] = [];
    let running = 0;
    const sync = new PriceSync({
      from: 'list.json',
      everyMs: 10,
      changesFile: 'f',
      book: () => JSON.parse(bookText({ revision: 1, models: [] })) as Pricer['book'],
      now: Date.now,
      onChecked: () => log.push('checked'),
      onFailed: () => log.push('failed'),
      check: async () => {
        expect((running += 1)).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 15));
        running -= 1;
        if (log.length === 1) throw new Error('busy');
        return { upstream: 'x', prices: 1, unreadable: 0, waiting: 0 };
      },
    });
    await eventually(() => log.length >= 3, true);
    expect(log.slice(0, 3)).toEqual(['checked', 'failed', 'checked']);
    await sync.stop();
    const { length } = log;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(log).toHaveLength(length);
  });
});
