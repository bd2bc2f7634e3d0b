import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONFIG, startCollector, type Collector } from '@spancost/collector';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { cau, spendOf, SpendUnknownError, topUsers } from '../../src/index.ts';

const ADMIN = 'spancost_admin_of_spend_test_aaaaaaaaaaaaaaaaaaaaaaa';
const INGEST = 'spancost_ingest_of_spend_test_aaaaaaaaaaaaaaaaaaaaaa';
const DAY_MS = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'spancost-spend-'));

let collector: Collector;
beforeAll(async () => {
  const tokens = [ADMIN, INGEST].map((token, index) => ({
    name: `t-${index}`,
    sha256: createHash('sha256').update(token).digest('hex'),
    role: index === 0 ? ('admin' as const) : ('ingest' as const),
  }));
  const config = {
    ...DEFAULT_CONFIG,
    listen: { host: '127.0.0.1', port: 0 },
    ledger: { path: join(folder, 'ledger.duckdb') },
    auth: { tokens },
    log: { level: 'silent' as const },
  };
  // The calls are of noon, and so are the questions: no midnight is between them.
  const noon = Math.floor(Date.now() / DAY_MS) * DAY_MS + DAY_MS / 2;
  collector = await startCollector(config, { clock: () => noon });
  const call = (id: string, user: string | undefined, model = 'gpt-5'): object => ({
    id,
    provider: 'openai',
    model,
    usage: { input_tokens: 1000, output_tokens: 200 },
    attribution: user === undefined ? {} : { user, tenant: 'acme' },
  });
  const calls = [call('1', 'ann'), call('2', 'ann'), call('3', 'bob'), call('4', undefined), call('5', 'bob', 'nobody-knows-1')];
  const sent = await fetch(`${collector.url}/api/v1/usage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ calls }),
  });
  if (!sent.ok) throw new Error(await sent.text());
});
afterAll(async () => {
  await collector.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => vi.unstubAllEnvs());

const at = (): { readonly url: string; readonly token: string } => ({ url: collector.url, token: ADMIN });

describe('spendOf', () => {
  it('two calls of ann cost $0.0065, exactly, and bob has one call whose cost is not known', async () => {
    expect(await spendOf({ user: 'ann', period: 'this_year' }, at())).toMatchObject({
      costUsd: '0.0065',
      requests: 2,
      unpricedRequests: 0,
      tokens: 2400,
      successRatePercent: 100,
      timeZone: 'UTC',
    });
    expect(await spendOf({ user: 'bob', days: 1 }, at())).toMatchObject({ costUsd: '0.00325', requests: 2, unpricedRequests: 1 });
  });

  it('moments may be a Date; what ended before the calls is zero, because that is known', async () => {
    const to = new Date(Date.now() - DAY_MS);
    const spend = await spendOf({ from: new Date(to.getTime() - DAY_MS), to }, at());
    expect(spend).toMatchObject({ to: to.toISOString(), costUsd: '0', requests: 0, successRatePercent: null });
  });

  it('finds collector and token in SPANCOST_URL and SPANCOST_TOKEN, or as those of OTLP', async () => {
    vi.stubEnv('SPANCOST_URL', collector.url);
    vi.stubEnv('SPANCOST_TOKEN', ADMIN);
    expect((await spendOf()).requests).toBe(5);
    vi.unstubAllEnvs();
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.url);
    vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', `authorization=Bearer ${ADMIN}`);
    expect((await spendOf({ tenant: 'acme' })).requests).toBe(4);
    // Its own token goes before.
    await expect(spendOf({}, { token: INGEST })).rejects.toMatchObject({ status: 403 });
  });
});

describe('topUsers', () => {
  it('tells the one that cost most, its share, and the rest, which add up to $0.013', async () => {
    const { users, rest, total } = await topUsers({ days: 1, limit: 1 }, at());
    expect(users).toMatchObject([{ user: 'ann', name: null, costUsd: '0.0065', sharePercent: 50, previous: null }]);
    expect(rest).toMatchObject({ users: 2, costUsd: '0.0065', requests: 3, unpricedRequests: 1 });
    expect(total).toMatchObject({ costUsd: '0.013', requests: 5 });
  });

  it('calls that name no user are those of null', async () => {
    const { users } = await topUsers({ period: 'this_year' }, at());
    expect(new Set(users.map(({ user }) => user))).toEqual(new Set(['ann', 'bob', null]));
  });
});

describe('cau', () => {
  it('$0.013 by two users is $0.0065 each, $0.00325 of it of no user', async () => {
    const { windows } = await cau({ days: 30 }, at());
    expect(windows).toMatchObject([{ activeUsers: 2, costUsd: '0.013', unattributedCostUsd: '0.00325', cauUsd: '0.0065' }]);
    expect((await cau({}, at())).windows).toHaveLength(3);
  });
});

describe('where it is not known what was spent', () => {
  let silent: Server | undefined;
  afterEach(() => {
    silent?.closeAllConnections();
    silent?.close();
  });

  async function answering(handler: Parameters<typeof createServer>[1]): Promise<string> {
    silent = createServer(handler).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent?.once('listening', resolve));
    return `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  }

  const ASKED = [
    ['spendOf', spendOf],
    ['topUsers', topUsers],
    ['cau', cau],
  ] as const;

  it.each(ASKED)('%s rejects, and says why and what to do', async (_name, ask) => {
    await expect(ask({}, { url: 'http://127.0.0.1:9' })).rejects.toMatchObject({
      name: 'SpendUnknownError',
      code: 'SPANCOST_SPEND_UNKNOWN',
      reason: 'unreachable',
      message: expect.stringMatching(/see that it runs there, or set SPANCOST_URL/) as string,
    });
    const url = await answering(() => undefined);
    await expect(ask({}, { url, timeoutMs: 50 })).rejects.toMatchObject({ reason: 'timed_out' });
  });

  it.each([
    [{}, { token: 'wrong' }, 'refused', 401, /SPANCOST_TOKEN to a token of role viewer or admin/],
    [{}, { token: INGEST }, 'refused', 403, /SPANCOST_TOKEN to a token of role viewer or admin/],
    [{ days: 0 }, {}, 'refused', 400, /whole number from 1 to 3660/],
    [{ days: 1, period: 'today' as const }, {}, 'refused', 400, /say the time once/],
    [{}, { token: 'two words' }, 'not_configured', undefined, /see SPANCOST_URL and SPANCOST_TOKEN/],
    [{}, { url: 'collector' }, 'not_configured', undefined, /see SPANCOST_URL and SPANCOST_TOKEN/],
  ])('spendOf(%j, %j) rejects: %s %s', async (question, options, reason, status, says) => {
    const asked = spendOf(question, { ...at(), ...options });
    await expect(asked).rejects.toBeInstanceOf(SpendUnknownError);
    await expect(asked).rejects.toMatchObject({ reason, status, message: expect.stringMatching(says) as string });
  });

  it.each(['null', '[]', '{"status":"up"}'])('what answers %s is no collector, and says nothing of what was spent', async (text) => {
    const url = await answering((_request, response) => void response.end(text));
    for (const asked of [spendOf({}, { url }), topUsers({}, { url }), cau({}, { url })])
      await expect(asked).rejects.toMatchObject({ reason: 'not_understood' });
  });

  it('what answers with something else than JSON is no collector; and who ends the question gets the reason', async () => {
    const url = await answering((_request, response) => void response.end('<html>'));
    await expect(spendOf({}, { url })).rejects.toMatchObject({ reason: 'not_understood' });
    const reason = new Error('the user went away');
    await expect(spendOf({}, { ...at(), signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('headers of OTLP go to no other collector than theirs', async () => {
    const seen: (string | undefined)[] = [];
    const url = await answering((request, response) => {
      seen.push(request.headers.authorization);
      response.end('{}');
    });
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.url);
    vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', `authorization=Bearer ${ADMIN}`);
    await spendOf({}, { url }).catch(() => undefined);
    expect(seen).toEqual([undefined]);
  });
});
