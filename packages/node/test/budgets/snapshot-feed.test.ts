import { setTimeout as sleep } from 'node:timers/promises';
import { diag } from '@opentelemetry/api';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SnapshotFeed, type SnapshotFeedOptions } from '../../src/budgets/snapshot-feed.ts';
import { NOON, spent } from './told.ts';
import { tellingCollector, type TellingCollector } from './telling-collector.ts';

function feedOf(collector: Pick<TellingCollector, 'url'>, options: Partial<SnapshotFeedOptions> = {}): SnapshotFeed {
  const feed = new SnapshotFeed({ collectorUrl: collector.url, refreshMs: 60_000, ...options });
  onTestFinished(() => feed.stop());
  return feed;
}

/** What is told to OpenTelemetry's diagnostics. */
function warnings(): string[] {
  const told: string[] = [];
  const log = (...words: unknown[]): void => void told.push(words.map(String).join(' '));
  diag.setLogger({ error: log, warn: log, info() {}, debug() {}, verbose() {} });
  onTestFinished(() => diag.disable());
  return told;
}

const spentIn = (feed: SnapshotFeed): bigint | undefined => feed.latest?.snapshot.budgets[0]?.whole?.spent;

describe('the feed of snapshots', () => {
  it('asks with its token and its tag, and takes the age of a 304: 3 seconds after noon it is 3 seconds past noon there', async () => {
    let now = 1000;
    const collector = await tellingCollector();
    collector.telling.etag = '"one"';
    const feed = feedOf({ url: `${collector.url}/` }, { headers: { authorization: 'Bearer t' }, monotonic: () => now });
    expect(feed.latest).toBeUndefined();
    expect(await feed.refresh()).toBe(true);
    expect(feed.latest).toMatchObject({ ageMs: 0, collectorNow: NOON });
    now += 3000;
    expect(feed.latest).toMatchObject({ ageMs: 3000, collectorNow: NOON + 3000 });
    collector.telling.ageMs = 400;
    expect(await feed.refresh()).toBe(true);
    expect(feed.latest).toMatchObject({ ageMs: 400, collectorNow: NOON + 3000 });
    expect(collector.asked).toMatchObject([
      { path: '/api/v1/budgets/snapshot', authorization: 'Bearer t' },
      { path: '/api/v1/budgets/snapshot', 'if-none-match': '"one"' },
    ]);
    expect(collector.connections()).toBe(1);
  });

  it.each<[string, Partial<TellingCollector['telling']>]>([
    ['500', { status: 500 }],
    ['401', { status: 401 }],
    ['404, as an older collector does', { status: 404 }],
    ['a redirection', { status: 302 }],
    ['304 to who has nothing', { status: 304, body: '' }],
    ['no JSON', { body: '<html>' }],
    ['half of it', { body: '{"schema":"spancost/budget-snapshot/v1","as_of":' }],
    ['another schema', { body: '{"schema":"other"}' }],
    ['budgets that are none', { body: JSON.stringify({ schema: 'spancost/budget-snapshot/v1', budgets: [7] }) }],
    ['nothing in time', { delayMs: 2000 }],
  ])('keeps the last good one when the collector answers %s, and tells of it once', async (_, answer) => {
    const told = warnings();
    const collector = await tellingCollector({ budgets: [spent('2')] });
    const fresh = feedOf(collector, { timeoutMs: 200 });
    Object.assign(collector.telling, answer);
    expect(await fresh.refresh()).toBe(false);
    expect(fresh.latest).toBeUndefined();
    Object.assign(collector.telling, { status: 200, delayMs: 0 });
    collector.tells({ budgets: [spent('2')] });
    const feed = feedOf(collector, { timeoutMs: 200 });
    expect(await feed.refresh()).toBe(true);
    told.length = 0;
    if (answer.status !== 304) {
      Object.assign(collector.telling, answer);
      expect([await feed.refresh(), await feed.refresh()]).toEqual([false, false]);
      expect(told).toHaveLength(1);
      expect(told[0]).toMatch(/^spancost: no budgets from http.*what was known before stays/);
    }
    expect(spentIn(feed)).toBe(2n * 10n ** 20n);
    Object.assign(collector.telling, { status: 200, delayMs: 0 });
    collector.tells({ budgets: [spent('3')] });
    expect(await feed.refresh()).toBe(true);
    expect(spentIn(feed)).toBe(3n * 10n ** 20n);
  });

  it('asks again within its interval by itself, less often while nobody answers, and not after it was stopped', async () => {
    const collector = await tellingCollector();
    const feed = feedOf(collector, { refreshMs: 50, random: () => 0.5 });
    await feed.start();
    await sleep(500);
    const good = collector.asked.length;
    // Every 45 ms; a busy machine takes longer.
    expect(good).toBeGreaterThanOrEqual(4);
    expect(good).toBeLessThanOrEqual(13);
    collector.telling.status = 503;
    await sleep(1000);
    // After 45, 90, 180, 360 and 720 ms.
    expect(collector.asked.length - good).toBeLessThanOrEqual(6);
    feed.stop();
    const stopped = collector.asked.length;
    await sleep(200);
    expect(collector.asked.length).toBe(stopped);
  });

  it('asks once however many want to know at the same time, and nothing rejects where nobody listens', async () => {
    warnings();
    const collector = await tellingCollector();
    const feed = feedOf(collector);
    expect(await Promise.all([feed.refresh(), feed.refresh(), feed.refresh()])).toEqual([true, true, true]);
    expect(collector.asked).toHaveLength(1);
    expect(await feedOf({ url: 'http://127.0.0.1:9' }).refresh()).toBe(false);
    expect(await feedOf({ url: 'no address' }).refresh()).toBe(false);
  });
});
