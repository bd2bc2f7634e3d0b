import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DEFAULT_CONFIG, startCollector, type Collector } from '@spancost/collector';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'spancost-manners-'));
let collector: Collector;
beforeAll(async () => {
  const own = {
    listen: { host: '127.0.0.1', port: 0 },
    ledger: { path: join(folder, 'ledger.duckdb') },
    log: { level: 'silent' },
  } as const;
  collector = await startCollector({ ...DEFAULT_CONFIG, ...own });
});
afterAll(async () => {
  await collector.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Told {
  readonly status: number;
  readonly detail: string;
}

async function ask(method: string, path: string, { body, ...headers }: Record<string, string | Uint8Array> = {}): Promise<Response> {
  const sent = { ...headers } as Record<string, string>;
  return fetch(collector.url + path, { method, headers: sent, ...(body === undefined ? {} : { body: body as string }) });
}

const JSON_TYPE = { 'content-type': 'application/json' };
const CALL = JSON.stringify({ provider: 'openai', model: 'gpt-5', usage: { input_tokens: 1, output_tokens: 1 } });

describe('a method that a path does not take', () => {
  it.each([
    ['PUT', '/api/v1/stats', 'GET, HEAD'],
    ['GET', '/api/v1/ledger/verify', 'POST'],
    ['OPTIONS', '/api/v1/budgets', 'GET, HEAD, POST'],
    ['POST', '/api/v1/budgets/a%2Fb', 'DELETE, GET, HEAD, PATCH, PUT'],
    ['DELETE', '/', 'GET, HEAD'],
    ['QUERY', '/api/v1/usage', 'GET, HEAD, POST'],
    ['OPTIONS', '/api/v1/budgets/check', 'GET, HEAD'],
  ])('%s %s is a 405 that allows %s', async (method, path, allowed) => {
    const response = await ask(method, path);
    expect([response.status, response.headers.get('allow')]).toEqual([405, allowed]);
    expect((await response.json()) as Told).toMatchObject({ status: 405, detail: expect.stringContaining(`it takes ${allowed}`) });
  });

  it.each(['/api/v1/nothing', '/api/v1/stats/', '//api/v1/stats', '/api/v1/budgets/a/b'])(
    'PUT %s is a 404, as it is no path',
    async (path) => {
      expect((await ask('PUT', path)).status).toBe(404);
    },
  );
});

it('a problem is of the content type of RFC 9457, which has no charset', async () => {
  const types = await Promise.all(['/api/v1/nothing', '/api/v1/stats?days=x', '/api/v1/%'].map(async (path) => ask('GET', path)));
  const refused = await ask('POST', '/api/v1/usage', { ...JSON_TYPE, body: '{}' });
  expect([...types, refused].map(({ headers }) => headers.get('content-type'))).toEqual(
    Array.from({ length: 4 }, () => 'application/problem+json'),
  );
});

describe('a body', () => {
  it.each([
    ['of another content type', '/api/v1/usage', { 'content-type': 'text/plain', body: CALL }, 415, 'use application/json'],
    ['that may be a table too', '/api/v1/revenue', { 'content-type': 'text/plain', body: 'x' }, 415, 'use application/json or text/csv'],
    [
      'that is compressed where none is unpacked',
      '/api/v1/revenue',
      { ...JSON_TYPE, 'content-encoding': 'gzip', body: gzipSync('{}') },
      415,
      'Content-Encoding "gzip" is not taken here',
    ],
    ['that is a list in place of an object', '/api/v1/prices', { ...JSON_TYPE, body: '[]' }, 422, 'write a JSON object'],
    [
      'with names that are no UTF-8',
      '/api/v1/usage',
      { ...JSON_TYPE, body: Buffer.from(CALL.replace('openai', 'Zoë'), 'latin1') },
      400,
      'no UTF-8',
    ],
  ])('%s is told of', async (_which, path, sent, status, detail) => {
    const response = await ask('POST', path, sent);
    expect((await response.json()) as Told).toMatchObject({ status, detail: expect.stringContaining(detail) });
  });

  it('without a byte is none, although its sender says that it is JSON', async () => {
    expect((await ask('POST', '/api/v1/ledger/verify', JSON_TYPE)).status).toBe(200);
  });

  it('of a call may begin with a byte order mark', async () => {
    expect((await ask('POST', '/api/v1/usage', { ...JSON_TYPE, body: `\uFEFF${CALL}` })).status).toBe(200);
  });
});

it('no answer tells a year that has not four digits: a range ends where the calls that there can be do', async () => {
  const told = async (query: string): Promise<object> =>
    (await (await ask('GET', `/api/v1/stats?time_zone=Europe/Berlin&${query}`)).json()) as object;
  expect(await told('from=0000-01-01')).toMatchObject({ from: '1970-01-01T00:00:00.000Z' });
  expect(await told('from=9999-12-31T20:00:00-12:00&to=9999-12-31T23:00:00-12:00')).toMatchObject({ status: 400 });
});

it.each(['', '!!', '=', 'AA'])(
  'a cursor of prices is one as it was told, and a 400 with "%s" behind it, if that is anything',
  async (more) => {
    const cursor = Buffer.from(JSON.stringify(['openai', 'gpt-5'])).toString('base64url') + more;
    expect((await ask('GET', `/api/v1/prices?cursor=${cursor}`)).status).toBe(more === '' ? 200 : 400);
  },
);
