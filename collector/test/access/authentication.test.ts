import { createHash } from 'node:crypto';
import { startCollector } from '@spancost/collector';
import { newToken } from '@spancost/collector/tokens';
import { describe, expect, it } from 'vitest';
import { presentToken } from '../../src/access/present-token.ts';
import { expiringTokens } from '../../src/config/check-tokens.ts';
import { GPT5, span, traces } from '../otlp-json.ts';
import { runCollector, testConfig } from '../running-collector.ts';
import { recordingLogger } from './recording-logger.ts';
import { authOf, testToken } from './tokens.ts';

const NOON = Date.parse('2026-11-22T12:00:00Z');

describe('a token', () => {
  it('is spancost_ and 43 characters that carry 256 random bits, and is known by its SHA-256', () => {
    const { token, sha256 } = newToken(new Uint8Array(32).fill(255));
    expect(token).toBe(`spancost_${'_'.repeat(42)}8`);
    expect(sha256).toBe(createHash('sha256').update(token).digest('hex'));
    expect(() => newToken(new Uint8Array(16))).toThrow('made of 32 random bytes, not 16');
  });

  const { config, token } = testToken({ role: 'viewer', expiresAt: NOON });

  it.each([
    ['not at all', undefined, 'none'],
    ['as nothing', '', 'unknown'],
    ['as a scheme alone', 'Bearer', 'unknown'],
    ['as a scheme and a space', 'Bearer ', 'unknown'],
    ['without a scheme', token, 'unknown'],
    ['by another scheme', `Basic ${token}`, 'unknown'],
    ['with a word behind it', `Bearer ${token} x`, 'unknown'],
    ['twice', `Bearer ${token},Bearer ${token}`, 'unknown'],
    ['without its last character', `Bearer ${token.slice(0, -1)}`, 'unknown'],
    ['with one more character', `Bearer ${token}A`, 'unknown'],
    ['in capitals', `Bearer ${token.toUpperCase()}`, 'unknown'],
    ['as its hash', `Bearer ${config.sha256}`, 'unknown'],
    ['as 15,000 characters', `Bearer ${'x'.repeat(15_000)}`, 'unknown'],
    ['as it should be', `Bearer ${token}`, 'known'],
    ['as HTTP allows as well', `bearer   ${token}`, 'known'],
  ])('presented %s is told apart', (_, header, kind) => {
    expect(presentToken(header, [config], NOON - 1)).toMatchObject({ kind });
  });

  it('ends to be in force at the very moment that expires names', () => {
    const present = (at: number): string => presentToken(`Bearer ${token}`, [config], at).kind;
    expect([NOON - 1, NOON, NOON + 1].map(present)).toEqual(['known', 'expired', 'expired']);
  });

  it('is rotated by a second one beside it: both are in force until the first expires', async () => {
    let now = NOON - 60_000;
    const [before, after] = [testToken({ role: 'viewer', expiresAt: NOON }), testToken({ role: 'viewer' })];
    const collector = await runCollector({ auth: authOf(before, after) }, { clock: () => now });
    const statuses = (): Promise<readonly number[]> =>
      Promise.all([before, after].map(async ({ bearer }) => (await collector.get('/api/v1/stats', bearer)).status));
    expect(await statuses()).toEqual([200, 200]);
    now = NOON;
    expect(await statuses()).toEqual([401, 200]);
    const response = await collector.get('/api/v1/stats', before.bearer);
    expect(response.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(await response.json()).toMatchObject({
      status: 401,
      detail: `The token ${before.config.name} has expired, on 2026-11-22T12:00:00.000Z; ask for a new one`,
    });
  });

  it('that expires within 14 days, or has, is warned of at the start', () => {
    const day = 86_400_000;
    const tokens = [20, 13, -1].map((days) => ({ ...config, name: `in ${days}`, expiresAt: NOON + days * day }));
    expect(expiringTokens([...tokens, { ...config, name: 'b' }], NOON).map(({ token: name }) => name)).toEqual(['in -1', 'b', 'in 13']);
  });

  it('that has the hash of another is refused, as which of them is meant could not be told', async () => {
    const twice = { tokens: [config, { ...config, name: 'again', role: 'admin' as const }] };
    await expect(startCollector(testConfig({ auth: twice }))).rejects.toThrow(
      `auth.tokens: "again" has the same sha256 as "${config.name}"; make a token of its own with "spancost tokens new"`,
    );
  });
});

describe('a refusal', () => {
  const viewer = testToken({ role: 'viewer', tenant: 'acme' });

  it.each([
    ['no token', '/metrics', {}, 401, 'Bearer', /send it as ..Authorization: Bearer <token>/, 'no_token'],
    ['a wrong one', '/metrics', { authorization: 'Bearer wrong' }, 401, 'Bearer error="invalid_token"', /A known token/, 'unknown_token'],
    [
      'limits',
      '/metrics',
      viewer.bearer,
      403,
      'Bearer error="insufficient_scope"',
      /limited to the tenant acme, .*: it is about/,
      'not_allowed',
    ],
    [
      'another role',
      '/v1/traces',
      viewer.bearer,
      403,
      'Bearer error="insufficient_scope"',
      /has the role viewer; ingest or admin/,
      'not_allowed',
    ],
  ] as const)('for %s says what to do, and is counted and logged', async (_, path, headers, status, challenge, says, reason) => {
    const { logger, lines } = recordingLogger('info');
    const admin = testToken({ role: 'admin' });
    const collector = await runCollector({ auth: authOf(viewer, admin) }, { logger });
    const response = await collector.get(path, headers);
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([status, challenge]);
    expect(await response.text()).toMatch(says);
    const metrics = await (await collector.get('/metrics', admin.bearer)).text();
    expect(metrics).toContain(`spancost_refused_requests_total{reason="${reason}"} 1`);
    const [line] = lines.filter((each) => each.includes('a request was refused'));
    expect(JSON.parse(line ?? '')).toMatchObject({ reason, status, method: 'GET', route: path, address: '127.0.0.1' });
    expect(line?.includes(`"token":"${viewer.config.name}"`)).toBe(status === 403);
  });

  it('over OTLP is a status in the encoding of the request', async () => {
    const collector = await runCollector({ auth: authOf(viewer) });
    const response = await collector.send('traces', {}, viewer.bearer);
    expect([response.status, await response.json()]).toMatchObject([
      403,
      { code: 7, message: expect.stringContaining('ingest or admin') as string },
    ]);
  });
});

it('no token is ever in a log or an answer, wherever it is put by mistake; a correction says by its name who made it', async () => {
  const { logger, lines } = recordingLogger('trace');
  const [admin, unknown] = [testToken({ role: 'admin' }), testToken({ role: 'admin' })];
  const collector = await runCollector({ auth: authOf(admin) }, { logger });
  const answers: string[] = [];
  for (const { token, bearer } of [admin, unknown]) {
    for (const headers of [
      bearer,
      { authorization: token },
      { authorization: `Basic ${token}` },
      { cookie: token },
      { 'x-api-key': token },
    ])
      for (const path of ['/', '/metrics', '/api/v1/stats', '/api/v1/usage', '/nothing', '/api/v1/usage?limit=none', '/%ff'])
        answers.push(await (await collector.get(path, headers)).text());
    await collector.get(`/metrics?token=${token}`);
    await collector.get(`/${token}`);
    await collector.send('traces', { wrong: 1 }, bearer);
    await collector.post('/v1/traces', '{', { 'content-type': 'application/json', ...bearer });
  }
  await collector.send('traces', traces([span({ attributes: GPT5 })]), admin.bearer);
  const { calls } = (await (await collector.get('/api/v1/usage', admin.bearer)).json()) as {
    readonly calls: readonly { call_id: string }[];
  };
  const correction = JSON.stringify({ cost_usd: '1', reason: 'credit' });
  const headers = { 'content-type': 'application/json', ...admin.bearer };
  expect((await collector.post(`/api/v1/usage/${calls[0]?.call_id ?? ''}/corrections`, correction, headers)).status).toBe(200);
  const said = [...lines, ...answers].join('\n');
  for (const { token, config } of [admin, unknown]) for (const secret of [token, config.sha256]) expect(said).not.toContain(secret);
  const [line] = lines.filter((each) => each.includes('a call was corrected'));
  expect(JSON.parse(line ?? '')).toMatchObject({ token: admin.config.name, correction: { call_id: calls[0]?.call_id, cost_usd: '1' } });
});

it('every answer tells browsers and caches to keep nothing and run nothing, and no server or version', async () => {
  const collector = await runCollector({ auth: authOf(testToken({ role: 'viewer' })) });
  for (const path of ['/healthz', '/metrics', '/nothing', '/%ff', '/v1/traces']) {
    const { headers } = await collector.get(path);
    expect([path, headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual([path, 'nosniff', 'no-store']);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect([headers.get('server'), headers.get('x-powered-by'), headers.get('access-control-allow-origin')]).toEqual([null, null, null]);
  }
});

it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'])(
  'a body of %s, which a page of another site could send unasked, is a 415',
  async (type) => {
    const collector = await runCollector();
    for (const path of ['/v1/traces', '/api/v1/usage', '/api/v1/prices/rerate', `/api/v1/usage/${'f'.repeat(32)}/corrections`])
      expect([path, (await collector.post(path, '{}', { 'content-type': type })).status]).toEqual([path, 415]);
  },
);
