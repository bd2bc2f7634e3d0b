import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  EXPORT,
  GET_ANALYTICS,
  GET_STATS,
  GET_USAGE,
  NotUnderstoodError,
  RECORD_OPERATIONS,
  RefusedError,
  SpancostApi,
  TimedOutError,
  UnreachableError,
} from '../../src/index.ts';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
  readonly type: string | undefined;
  readonly body: string;
}

const seen: Seen[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const server = createServer(async (request, response) => {
  const body = (await request.setEncoding('utf8').toArray()).join('');
  const { method, url, headers } = request;
  seen.push({ method, url, authorization: headers.authorization, type: headers['content-type'], body });
  answer(request, response);
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** What the next question is answered. */
function next(status: number, body: string, headers: Readonly<Record<string, string>> = {}): void {
  answer = (_request, response) => response.writeHead(status, headers).end(body);
}

describe('what is sent', () => {
  it('has the query without what is undefined, lists with commas, and the token', async () => {
    next(200, '{"cost_usd":"1","groups":[]}');
    const api = new SpancostApi({ url: `${url}/`, token: 'abc' });
    const { cost_usd } = await api.ask(GET_STATS, { query: { days: 7, user: 'a&b', tenant: undefined, unpriced: true } });
    expect(cost_usd).toBe('1');
    expect(seen.at(-1)).toMatchObject({ method: 'GET', url: '/api/v1/stats?days=7&user=a%26b&unpriced=true', authorization: 'Bearer abc' });
    await api.ask(GET_ANALYTICS, { query: { group_by: ['user', 'model'] } });
    expect(seen.at(-1)?.url).toBe('/api/v1/analytics?group_by=user%2Cmodel');
  });

  it('keeps the path that the collector is served under, and writes names into the path', async () => {
    next(200, '{"call_id":"a"}');
    await new SpancostApi({ url: `${url}/spancost/` }).ask(GET_USAGE, { params: { call_id: 'a/b?c' } });
    expect(seen.at(-1)).toMatchObject({ url: '/spancost/api/v1/usage/a%2Fb%3Fc', authorization: undefined });
  });

  it.each(['', '.', '..'])('is nothing for a part of the path that no address has: "%s"', async (call_id) => {
    const before = seen.length;
    await expect(new SpancostApi({ url }).ask(GET_USAGE, { params: { call_id } })).rejects.toThrow(/params\.call_id: .* cannot be a part/);
    expect(seen).toHaveLength(before);
  });

  it('is JSON, or what was uploaded in its own type', async () => {
    next(200, '{"added":1,"known":0,"refused":[]}');
    const api = new SpancostApi({ url });
    await api.ask(RECORD_OPERATIONS.revenue.add, { body: { amount_usd: '5', from: '2026-11-01' } });
    expect(seen.at(-1)).toMatchObject({ method: 'POST', type: 'application/json', body: '{"amount_usd":"5","from":"2026-11-01"}' });
    await api.ask(RECORD_OPERATIONS.revenue.add, { upload: { type: 'text/csv', content: 'amount_usd,from\n5,2026-11-01\n' } });
    expect(seen.at(-1)).toMatchObject({ type: 'text/csv', body: 'amount_usd,from\n5,2026-11-01\n' });
  });
});

describe('what is answered', () => {
  it('is nothing for an operation without an answer', async () => {
    next(204, '');
    expect(await new SpancostApi({ url }).ask(RECORD_OPERATIONS.revenue.remove, { params: { record_id: 'r' } })).toBeUndefined();
  });

  it('is a stream for what is opened, which the timeout does not end once it has begun', async () => {
    answer = (_request, response) => {
      response.write('a\n');
      setTimeout(() => response.end('b\n'), 300);
    };
    const response = await new SpancostApi({ url, timeoutMs: 200 }).open(EXPORT, { query: { format: 'csv' } });
    expect(await response.text()).toBe('a\nb\n');
  });

  it('is an error with status, detail, members and the time to wait, where it is a problem', async () => {
    next(429, '{"type":"about:blank","title":"Too Many Requests","status":429,"detail":"Wait a little","limit":5}', { 'retry-after': '7' });
    const error = await new SpancostApi({ url, token: 'secret' }).ask(GET_STATS).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toMatchObject({ code: 'refused', status: 429, detail: 'Wait a little', retryAfterMs: 7000, problem: { limit: 5 } });
    expect(String(error)).toBe(`RefusedError: GET ${url}/api/v1/stats was answered 429: Wait a little`);
  });

  it('is an error that says so, where something else than a collector answers', async () => {
    next(502, '<html>Bad Gateway</html>');
    await expect(new SpancostApi({ url }).ask(GET_STATS)).rejects.toMatchObject({
      status: 502,
      problem: undefined,
      retryAfterMs: undefined,
    });
    next(200, '<html>Welcome</html>');
    await expect(new SpancostApi({ url }).ask(GET_STATS)).rejects.toThrow(NotUnderstoodError);
  });

  it.each(['null', '[]', '"ok"', '{"status":"up"}', ''])('is not understood where it is %s', async (text) => {
    next(200, text);
    await expect(new SpancostApi({ url }).ask(GET_STATS)).rejects.toThrow(NotUnderstoodError);
  });

  it('may lack what an older collector does not say', async () => {
    next(200, '{"cost_usd":"1"}');
    expect(await new SpancostApi({ url }).ask(GET_STATS)).toEqual({ cost_usd: '1' });
  });

  it('is waited for without an end, and no time at all is a mistake', async () => {
    next(200, '{"cost_usd":"1"}');
    expect(await new SpancostApi({ url, timeoutMs: Infinity }).ask(GET_STATS)).toEqual({ cost_usd: '1' });
    for (const timeoutMs of [0, -1, Number.NaN]) {
      expect(() => new SpancostApi({ url, timeoutMs })).toThrow(`timeoutMs: ${timeoutMs} is no time to wait`);
      await expect(new SpancostApi({ url }).ask(GET_STATS, { timeoutMs })).rejects.toThrow(TypeError);
    }
  });
});

describe('no answer', () => {
  it('is told with the reason, where nobody listens', async () => {
    const error = await new SpancostApi({ url: 'http://127.0.0.1:1' }).ask(GET_STATS).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnreachableError);
    expect(String(error)).toMatch(/^UnreachableError: GET http:\/\/127\.0\.0\.1:1\/api\/v1\/stats was not answered: \S/);
  });

  it('in time is told with the time, also of a body that stops in its middle', async () => {
    answer = () => undefined;
    await expect(new SpancostApi({ url, timeoutMs: 50 }).ask(GET_STATS)).rejects.toThrow(TimedOutError);
    answer = (_request, response) => void response.write('{');
    await expect(new SpancostApi({ url }).ask(GET_STATS, { timeoutMs: 50 })).rejects.toThrow(/within 50 ms/);
  });

  it('is what the question was ended with', async () => {
    answer = () => undefined;
    const ended = new Error('enough');
    await expect(new SpancostApi({ url }).ask(GET_STATS, { signal: AbortSignal.abort(ended) })).rejects.toBe(ended);
  });
});

it.each([
  [{ url: 'ftp://127.0.0.1' }, /no address of HTTP/],
  [{ url: 'localhost' }, /Invalid URL/],
  [{ url: 'http://localhost', token: 'a b' }, /^token: has a space/],
] as const)('%j is refused before anything is asked', (options, message) => {
  expect(() => new SpancostApi(options)).toThrow(message);
});

it('questions have the types of their operations', () => {
  const api = new SpancostApi({ url });
  const typed = (): unknown => [
    // @ts-expect-error group_by is needed
    api.ask(GET_ANALYTICS),
    // @ts-expect-error no such period
    api.ask(GET_STATS, { query: { period: 'never' } }),
    // @ts-expect-error it takes no body
    api.ask(GET_STATS, { body: {} }),
    // @ts-expect-error a body or an upload
    api.ask(RECORD_OPERATIONS.revenue.add, {}),
    // @ts-expect-error only CSV
    api.ask(RECORD_OPERATIONS.revenue.add, { upload: { type: 'text/html', content: '' } }),
    // @ts-expect-error amounts are texts
    api.ask(RECORD_OPERATIONS.revenue.add, { body: { amount_usd: 5, from: '2026-11-01' } }),
    // @ts-expect-error the part of the path is called otherwise
    api.ask(GET_USAGE, { params: { id: 'a' } }),
  ];
  expect(typed).toBeTypeOf('function');
});
