import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { BOOK, fileOf } from './books.ts';
import { prices, pricesJson } from './run-command.ts';

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly token: string | undefined;
  readonly body: unknown;
}

/** A server that answers as a collector would, and what it was asked. */
async function collector(
  answers: Readonly<Record<string, readonly [status: number, body: unknown]>>,
): Promise<{ readonly url: string; readonly asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const text = await textOf(request);
    const { method = '', url = '' } = request;
    asked.push({ method, url, token: request.headers.authorization, body: text === '' ? undefined : JSON.parse(text) });
    const [status, body] = answers[url] ?? [404, { detail: 'No such path.' }];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => server.close().closeAllConnections());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

const row = (provider: string, model: string, cost: string, more: object = {}): object => ({
  provider,
  model,
  price_id: null,
  calls: 10,
  cost_usd: cost,
  unpriced_calls: 0,
  unpriced_tokens: 0,
  reasons: [],
  ...more,
});

describe('spancost prices stale', () => {
  it('orders by the spend of the last 30 days that a collector knows, and names what no book has', async () => {
    const rows = [
      row('vllm', 'house-model', '12.5'),
      row('openai', 'gpt-secret', '0', { unpriced_calls: 10, unpriced_tokens: 1234, reasons: ['unknown_model'] }),
    ];
    const { url, asked } = await collector({ '/api/v1/prices/usage?days=30': [200, { rows }] });
    const book = ['--book', fileOf('acme.yaml', BOOK)];
    const stale = await pricesJson<{ readonly unchecked: readonly object[] }>('stale', ...book, '--url', url, '--token', 'secret');
    expect(stale).toMatchObject({
      spend_known: true,
      unknown: [{ provider: 'openai', model: 'gpt-secret', calls: 10, unpriced_tokens: 1234, reasons: ['unknown_model'] }],
    });
    expect(stale.unchecked[0]).toMatchObject({ model: 'house-model', checked_at: '2026-01-01', cost_usd: '12.5' });
    expect(asked).toEqual([{ method: 'GET', url: '/api/v1/prices/usage?days=30', token: 'Bearer secret', body: undefined }]);
    const { code, output } = await prices('stale', ...book, '--url', url);
    expect(code).toBe(0);
    expect(output).toMatch(/house-model +verified +2026-01-01 +\d+ +10 +\$12\.500000/);
    expect(output).toMatch(/In traffic, and in no book: 1\n[\s\S]*gpt-secret/);
  });

  it('says that a book cannot be read which the collector prices by, exit code 1', async () => {
    const { url } = await collector({
      '/api/v1/prices/usage?days=30': [200, { rows: [] }],
      '/api/v1/prices/book': [200, { schema: 'spancost/price-book/v9' }],
    });
    const { code, complaints } = await prices('stale', '--url', url);
    expect(code).toBe(1);
    expect(complaints).toMatch(/the price book of the collector cannot be read here: .*one version/);
  });

  it('without a collector says that spend is unknown, exit code 0', async () => {
    vi.stubEnv('SPANCOST_URL', undefined);
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('fetch failed'));
    onTestFinished(() => {
      vi.restoreAllMocks();
      vi.unstubAllEnvs();
    });
    const book = ['--book', fileOf('acme.yaml', BOOK)];
    const { code, output } = await prices('stale', ...book);
    expect(code).toBe(0);
    expect(output).toMatch(/house-model +verified +2026-01-01 +\d+ +\? +unknown/);
    expect(output).toContain('Spend and traffic are unknown');
    const stale = await pricesJson<{ readonly unchecked: readonly object[] }>('stale', ...book);
    expect(stale).toMatchObject({ spend_known: false, unknown: [] });
    expect(stale.unchecked).toContainEqual(expect.objectContaining({ model: 'house-model', calls: null, cost_usd: null }));
  });

  it('a collector that was named and does not answer is exit code 1', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await new Promise((resolve) => server.close(resolve));
    expect(await prices('stale', '--url', url)).toMatchObject({ code: 1, complaints: expect.stringContaining('no collector answers') });
  });

  it('refuses days that are no number, exit code 2', async () => {
    expect((await prices('stale', '--days', 'many')).code).toBe(2);
  });
});

const PLAN = '0123456789abcdef0123456789abcdef';
const ANSWER = {
  plan_id: PLAN,
  from: '2026-11-01T00:00:00.000Z',
  to: '2026-11-02T00:00:00.000Z',
  calls: 1000,
  changed_calls: 12,
  newly_priced_calls: 2,
  before_usd: '1.5',
  after_usd: '1.25',
  difference_usd: '-0.25',
  unpriceable_calls: 1,
  groups: [
    {
      tenant: 'acme',
      feature: 'chat',
      provider: 'openai',
      model: 'gpt-5',
      calls: 12,
      newly_priced_calls: 2,
      before_usd: '1.5',
      after_usd: '1.25',
      difference_usd: '-0.25',
    },
  ],
  applied_entries: 0,
};
const DAY = ['--from', '2026-11-01', '--to', '2026-11-02'];

describe('spancost prices rerate', () => {
  it('shows what would change by tenant, feature and model, and how to approve it', async () => {
    const { url, asked } = await collector({ '/api/v1/prices/rerate': [200, ANSWER] });
    const { code, output } = await prices('rerate', ...DAY, '--model', 'gpt-5', '--url', url);
    expect(code).toBe(0);
    expect(asked[0]).toMatchObject({ method: 'POST', body: { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z', model: 'gpt-5' } });
    expect(output).toContain('12 of 1,000 calls');
    expect(output).toMatch(/acme +chat +openai +gpt-5 +12 +\$1\.500000 and 2 unpriced +\$1\.250000 +-\$0\.250000/);
    expect(output).toContain(`--approve ${PLAN}`);
    expect(await pricesJson('rerate', ...DAY, '--url', url)).toEqual(ANSWER);
  });

  it('approves the plan that was shown, and says how many entries that took', async () => {
    const { url, asked } = await collector({ '/api/v1/prices/rerate': [200, { ...ANSWER, applied_entries: 12 }] });
    const { output } = await prices('rerate', ...DAY, '--approve', PLAN, '--url', url, '--token', 'secret');
    expect(asked[0]).toMatchObject({ token: 'Bearer secret', body: { approve: PLAN } });
    expect(output).toContain('applied: 12 correction entries');
  });

  it('says what the collector refuses, exit code 1', async () => {
    const { url } = await collector({ '/api/v1/prices/rerate': [409, { detail: 'The plan is another one now.' }] });
    const { code, complaints } = await prices('rerate', ...DAY, '--approve', PLAN, '--url', url);
    expect(code).toBe(1);
    expect(complaints).toContain('409 Conflict: The plan is another one now.');
  });

  it.each([
    [['--from', '2026-11-02', '--to', '2026-11-01'], 'not after'],
    [['--from', 'monday', '--to', '2026-11-01'], 'ISO 8601'],
    [['--from', '2026-11-02'], '--to'],
  ])('%o is refused with exit code 2', async (args, problem) => {
    const { code, complaints } = await prices('rerate', ...args);
    expect(code).toBe(2);
    expect(complaints).toContain(problem);
  });
});
