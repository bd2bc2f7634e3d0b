import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { GPT5, span, traces } from '../otlp-json.ts';
import { runCollector, type RunningCollector } from '../running-collector.ts';

const CALLS = 30_000;
const BATCH = 5_000;

/** Its exports are more than what sockets and streams hold. */
async function withManyCalls(): Promise<RunningCollector> {
  const collector = await runCollector();
  for (let sent = 0; sent < CALLS; sent += BATCH) await send(collector, BATCH);
  return collector;
}

async function send(collector: RunningCollector, count: number): Promise<void> {
  const attributes = { ...GPT5, 'user.id': 'ann' };
  const sent = await collector.send('traces', traces(Array.from({ length: count }, () => span({ attributes }))));
  expect(sent.status).toBe(200);
}

/** An export of which only the beginning has been read. */
async function begun(collector: RunningCollector, query = ''): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const response = await collector.get(`/api/v1/export?format=jsonl&rows=entries${query}`);
  expect(response.status).toBe(200);
  const reader = response.body?.getReader();
  if (reader === undefined) throw new Error('an export has a body');
  return reader;
}

async function linesOf(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<readonly string[]> {
  const decoder = new TextDecoder();
  let text = '';
  for (let read = await reader.read(); !read.done; read = await reader.read()) text += decoder.decode(read.value, { stream: true });
  return text.trimEnd().split('\n');
}

it('a slow reader gets the ledger as it was when it asked, while calls are written, corrected and forgotten, and those who go away make room', async () => {
  const collector = await withManyCalls();
  const slow = await begun(collector);
  const gone = await begun(collector);

  const refused = await collector.get('/api/v1/export');
  expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('content-type')]).toEqual([
    503,
    '10',
    'application/problem+json',
  ]);
  expect((await fetch(`${collector.url}/api/v1/export`, { method: 'HEAD' })).status).toBe(200);

  await send(collector, 1000);
  const [call] = await collector.calls('?limit=1');
  const corrected = await collector.post(
    `/api/v1/usage/${call?.call_id}/corrections`,
    JSON.stringify({ cost_usd: '1', reason: 'contract' }),
    { 'content-type': 'application/json' },
  );
  expect(corrected.status).toBe(200);
  const forgotten = await collector.post('/api/v1/ledger/forget', JSON.stringify({ user: 'ann' }), { 'content-type': 'application/json' });
  expect(forgotten.status).toBe(200);

  await gone.cancel();
  await vi.waitFor(async () => expect((await collector.get('/api/v1/export?user=nobody')).status).toBe(200), { timeout: 10_000 });

  const lines = await linesOf(slow);
  expect(lines).toHaveLength(CALLS);
  expect(lines.every((line) => line.includes('"user":"ann"'))).toBe(true);
  const now = await linesOf(await begun(collector));
  expect(now).toHaveLength(CALLS + 1001);
  expect(now.some((line) => line.includes('"user":"ann"'))).toBe(false);
}, 120_000);

it('the end of the collector ends what is under way: who reads it is told that it is not whole', async () => {
  const collector = await withManyCalls();
  const readers = [await begun(collector), await begun(collector, '&user=ann')];
  await wait(100);
  const began = performance.now();
  await collector.close();
  expect(performance.now() - began).toBeLessThan(4_000);
  for (const reader of readers) await expect(linesOf(reader)).rejects.toThrow('terminated');
}, 120_000);

it.each(['csv', 'jsonl', 'json', 'parquet', 'xlsx'])(
  'an empty ledger is a %s file without rows, and HEAD is without a body',
  async (format) => {
    const collector = await runCollector();
    const response = await collector.get(`/api/v1/export?format=${format}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="spancost-calls-\\d{8}T\\d{6}Z\\.${format}"$`),
    );
    const text = await response.text();
    const head = await fetch(`${collector.url}/api/v1/export?format=${format}`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, null, '']);
    for (const name of ['content-type', 'content-disposition'])
      expect(head.headers.get(name)?.replace(/\dT\d+Z/, '')).toBe(response.headers.get(name)?.replace(/\dT\d+Z/, ''));
    if (format === 'json') expect(JSON.parse(text)).toEqual([]);
    if (format === 'jsonl') expect(text).toBe('');
    if (format === 'csv') expect(text.split('\r\n')).toEqual([expect.stringMatching(/^call_id,.*,entries$/), '']);
    if (format === 'parquet') expect([text.slice(0, 4), text.slice(-4)]).toEqual(['PAR1', 'PAR1']);
    if (format === 'xlsx') expect(text.slice(0, 2)).toBe('PK');
  },
);
