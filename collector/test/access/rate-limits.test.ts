import { describe, expect, it } from 'vitest';
import { requestLimits } from '../../src/access/request-limits.ts';
import { span, traces } from '../otlp-json.ts';
import { runCollector, type RunningCollector } from '../running-collector.ts';
import { authOf, testToken, type TestToken } from './tokens.ts';

const [apps, other, viewer] = [
  testToken({ role: 'ingest' }),
  testToken({ role: 'ingest', tenant: 'other' }),
  testToken({ role: 'viewer' }),
];
const auth = authOf(apps, other, viewer);

async function statuses(count: number, ask: () => Promise<Response>): Promise<readonly number[]> {
  const found: number[] = [];
  for (let index = 0; index < count; index += 1) found.push((await ask()).status);
  return found;
}

const send = (collector: RunningCollector, token: TestToken): Promise<Response> => collector.send('traces', traces([span()]), token.bearer);

describe('requests above the limit of a minute', () => {
  it('with telemetry are answered 429 with Retry-After, of one token only, and nothing of them is recorded', async () => {
    const collector = await runCollector({ auth, rateLimits: { ingest: 3 } });
    expect(await statuses(5, () => send(collector, apps))).toEqual([200, 200, 200, 429, 429]);
    const refused = await send(collector, apps);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refused.headers.get('content-type')).toBe('application/json');
    expect(await refused.json()).toEqual({
      code: 8,
      message: `This token has sent more requests with telemetry than the limit of 3 a minute; try again in ${seconds} s`,
    });
    const let_ = await send(collector, other);
    expect(['limit', 'remaining', 'reset'].map((part) => let_.headers.get(`ratelimit-${part}`))).toEqual(['3', '2', '60']);
    const stats: unknown = await (await collector.get('/api/v1/stats', viewer.bearer)).json();
    expect(stats).toMatchObject({ total_requests: 4 });
    expect(await (await collector.get('/metrics', viewer.bearer)).text()).toContain(
      'spancost_refused_requests_total{reason="rate_limit"} 3',
    );
  });

  it('of the API are counted apart from telemetry, and probes not at all', async () => {
    const collector = await runCollector({ auth, rateLimits: { api: 2, ingest: 2 } });
    expect(await statuses(3, () => collector.get('/api/v1/usage', viewer.bearer))).toEqual([200, 200, 429]);
    expect(await statuses(1, () => collector.get('/nothing', viewer.bearer))).toEqual([429]);
    expect(await statuses(3, () => send(collector, apps))).toEqual([200, 200, 429]);
    expect(await statuses(5, () => collector.get('/healthz'))).toEqual([200, 200, 200, 200, 200]);
  });

  it('without a known token are counted by address, and do not lock out who has one', async () => {
    const collector = await runCollector({ auth, rateLimits: { failedAuth: 2 } });
    const wrong = { authorization: 'Bearer guess' };
    expect(await statuses(4, () => collector.get('/metrics', wrong))).toEqual([401, 401, 429, 429]);
    expect(await statuses(1, () => collector.get('/metrics'))).toEqual([429]);
    expect(await statuses(2, () => collector.get('/metrics', viewer.bearer))).toEqual([200, 200]);
  });

  it('to a collector without tokens are counted by address, if it is told to limit them', async () => {
    const collector = await runCollector({ rateLimits: { api: 2 } });
    expect(await statuses(3, () => collector.get('/api/v1/usage'))).toEqual([200, 200, 429]);
    expect((await collector.send('traces', traces([span()]))).status).toBe(200);
  });
});

it('there are limits where there are tokens, none where there are none, and those that are written go before both', () => {
  expect(requestLimits({}, true)).toEqual({ ingest: 60_000, api: 6_000, failedAuth: 60 });
  expect(requestLimits({}, false)).toEqual({ ingest: 0, api: 0, failedAuth: 0 });
  expect(requestLimits({ ingest: 5 }, false)).toEqual({ ingest: 5, api: 0, failedAuth: 0 });
  expect(requestLimits({ api: 0 }, true)).toEqual({ ingest: 60_000, api: 0, failedAuth: 60 });
});
