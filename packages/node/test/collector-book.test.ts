import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PACKAGED_BOOK, type PriceBook } from '@spancost/prices';
import { afterEach, describe, expect, it } from 'vitest';
import { CollectorBook } from '../src/collector-book.ts';

/** Answers the next requests in turn, the last answer for ever, and keeps what was asked. */
interface Answer {
  readonly status: number;
  readonly etag?: string;
  readonly body?: string;
  readonly delayMs?: number;
}

const servers: Server[] = [];
const books: CollectorBook[] = [];
afterEach(() => {
  for (const book of books.splice(0)) book.stop();
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function collectorThat(...answers: readonly Answer[]): Promise<{
  readonly url: string;
  readonly asked: { readonly path: string; readonly etag: string | undefined; readonly authorization: string | undefined }[];
}> {
  const asked: { path: string; etag: string | undefined; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)]!;
    asked.push({ path: request.url ?? '', etag: request.headers['if-none-match'], authorization: request.headers.authorization });
    setTimeout(
      () => response.writeHead(answer.status, answer.etag === undefined ? {} : { etag: answer.etag }).end(answer.body),
      answer.delayMs ?? 0,
    );
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

function bookAt(collectorUrl: string, headers: Record<string, string> = {}, timeoutMs = 10_000): CollectorBook {
  const book = new CollectorBook({ collectorUrl, headers, timeoutMs });
  books.push(book);
  return book;
}

const newer: PriceBook = { ...PACKAGED_BOOK, id: 'collector', revision: 42 };
const body = JSON.stringify(newer);

describe('CollectorBook', () => {
  it("prices from the packaged book until the collector has answered, then from the collector's", async () => {
    const collector = await collectorThat({ status: 200, etag: '"42"', body });
    const book = bookAt(`${collector.url}/`, { authorization: 'Bearer t' });
    expect(book.pricer.book).toBe(PACKAGED_BOOK);
    expect(await book.refresh()).toBe(true);
    expect(book.pricer.book).toMatchObject({ id: 'collector', revision: 42 });
    expect(collector.asked).toEqual([{ path: '/api/v1/prices/book', etag: undefined, authorization: 'Bearer t' }]);
  });

  it('asks with the ETag it has and keeps its book on 304', async () => {
    const collector = await collectorThat({ status: 200, etag: '"42"', body }, { status: 304 });
    const book = bookAt(collector.url);
    await book.refresh();
    const { pricer } = book;
    expect(await book.refresh()).toBe(false);
    expect(collector.asked[1]?.etag).toBe('"42"');
    expect(book.pricer).toBe(pricer);
  });

  it.each<[string, Answer]>([
    ['500', { status: 500, body: 'no' }],
    ['404, as the stock OpenTelemetry Collector does', { status: 404 }],
    ['401', { status: 401 }],
    ['no JSON', { status: 200, body: '<html>' }],
    ['another schema', { status: 200, body: '{"schema":"other"}' }],
    ['half a book', { status: 200, body: body.slice(0, 5000) }],
    ['a book without models', { status: 200, body: JSON.stringify({ ...newer, models: undefined }) }],
    ['a book of models that are none', { status: 200, body: JSON.stringify({ ...newer, models: [{ model: 'gpt-5' }] }) }],
    [
      'a book with models by another name',
      { status: 200, body: JSON.stringify({ ...newer, models: [{ model: 7, providers: ['x'], versions: [] }] }) },
    ],
    ['a book whose contracts are none', { status: 200, body: JSON.stringify({ ...newer, contracts: 'all' }) }],
    ['a book that stands on none', { status: 200, body: JSON.stringify({ ...newer, models: [], extends: { schema: 'other' } }) }],
    ['nothing in time', { status: 200, body, delayMs: 5000 }],
  ])('keeps the last good book when the collector answers %s', async (_case, answer) => {
    const collector = await collectorThat({ status: 200, etag: '"42"', body }, answer);
    const book = bookAt(collector.url, {}, answer.delayMs === undefined ? 10_000 : 2000);
    await book.refresh();
    expect(await book.refresh()).toBe(false);
    expect(book.pricer.book.revision).toBe(42);
  });

  it('prices from a book that stands on another, contracts first', async () => {
    const contract = { id: 'c', tenant: 'acme', terms: [{ multiply: '0.5' }], recordedAt: '2026-01-01T00:00:00Z', reason: 'agreed' };
    const own: PriceBook = { ...newer, id: 'own', models: [], contracts: [contract], extends: PACKAGED_BOOK };
    const collector = await collectorThat({ status: 200, body: JSON.stringify(own) });
    const book = bookAt(collector.url);
    expect(await book.refresh()).toBe(true);
    const call = { provider: 'openai', model: 'gpt-5', at: Date.parse('2026-11-22'), tenant: 'acme' };
    expect(book.pricer.price({ inputTokens: 1000, outputTokens: 200 }, call)).toMatchObject({ exact: '0.001625', list: '0.00325' });
  });

  it('keeps the packaged book when nobody listens', async () => {
    const book = bookAt('http://127.0.0.1:9');
    expect(await book.refresh()).toBe(false);
    expect(book.pricer.book).toBe(PACKAGED_BOOK);
  });
});
