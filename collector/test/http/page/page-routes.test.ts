import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { runCollector, temporaryFolder, type RunningCollector } from '../../running-collector.ts';

const SCRIPT = 'export const answer = 42;\n'.repeat(100);
const HTML = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

let collector: RunningCollector;

beforeEach(async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Spancost</title>');
  writeFileSync(join(folder, 'assets/index-1234.js'), SCRIPT);
  writeFileSync(join(folder, 'assets/notes.txt'), 'not of the page');
  collector = await runCollector({}, { pageFolder: folder });
});

it.each([
  ['a browser', HTML, 'text/html; charset=utf-8'],
  ['curl', { accept: '*/*' }, 'text/plain; charset=utf-8'],
  ['who asks for text', { accept: 'text/plain' }, 'text/plain; charset=utf-8'],
  ['who asks for what is not there', { accept: 'application/json' }, 'text/plain; charset=utf-8'],
])('%s is given what it can use at /', async (_who, headers, type) => {
  const response = await collector.get('/', headers);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  expect(response.headers.get('vary')).toContain('accept');
  expect(await response.text()).toContain(type.startsWith('text/html') ? '<title>Spancost' : '/api/v1/usage');
});

it('the page may run and ask nothing but what comes from where it came from', async () => {
  const { headers } = await collector.get('/', HTML);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^default-src 'none';/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|data:|https?:|\*/);
  expect([headers.get('x-content-type-options'), headers.get('referrer-policy'), headers.get('cache-control')]).toEqual([
    'nosniff',
    'no-referrer',
    'no-store',
  ]);
});

it.each(['gzip', 'identity'])('a file of the page is kept for ever, and sent as %s where that is asked for', async (encoding) => {
  const response = await collector.get('/assets/index-1234.js', { 'accept-encoding': encoding });
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(response.headers.get('content-encoding')).toBe(encoding === 'gzip' ? 'gzip' : null);
  expect(await response.text()).toBe(SCRIPT);
});

it.each([
  '/assets/index-9999.js',
  '/assets/notes.txt',
  '/assets/..%2findex.html',
  '/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '/assets/__proto__',
])('%s is not there', async (path) => {
  const response = await collector.get(path);
  expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store']);
});

it('says how to build the page where that has not been done', async () => {
  const without = await runCollector({}, { pageFolder: temporaryFolder() });
  const response = await without.get('/', HTML);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(await response.text()).toContain('npm run build:page');
  expect((await without.get('/assets/index-1234.js')).status).toBe(404);
});
