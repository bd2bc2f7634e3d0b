import { OPERATIONS, type About } from '@spancost/api';
import type { OpenApiDocument } from '@spancost/api/openapi';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { ROUTES } from '../../../src/access/route-access.ts';
import { authOf, testToken } from '../../access/tokens.ts';
import { runCollector } from '../../running-collector.ts';

it('the document has every route under /api/v1, and no other', () => {
  const routes = ROUTES.filter(({ url }) => url.startsWith('/api/v1/')).map(({ methods, url }) => `${methods.join()} ${url}`);
  const operations = OPERATIONS.map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
  expect(operations.toSorted()).toEqual(routes.toSorted());
  expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length);
});

it('openapi.json is served to everybody, is the same until the collector is another, and is a 304 to its tag', async () => {
  const collector = await runCollector({ auth: authOf(testToken({ role: 'viewer' })) });
  const response = await collector.get('/api/v1/openapi.json');
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
  const document = (await response.json()) as OpenApiDocument;
  expect(document.openapi).toBe('3.1.1');
  expect(document.paths['/api/v1/stats']?.['get']).toMatchObject({ operationId: 'getStats', 'x-spancost-roles': ['viewer', 'admin'] });
  const again = await collector.get('/api/v1/openapi.json', { 'if-none-match': response.headers.get('etag') ?? '' });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

it('budgets are documented by the declaration that they are read by', async () => {
  const collector = await runCollector();
  const { components } = await collector.json<{ components: { schemas: Record<string, object> } }>('/api/v1/openapi.json');
  expect(components.schemas['WrittenBudget']).toMatchObject({ required: ['name', 'amount_usd', 'period'], additionalProperties: false });
  expect(components.schemas['ReplacingBudget']).toMatchObject({ required: ['amount_usd', 'period'] });
  expect(components.schemas['BudgetPatch']).toMatchObject({
    properties: { per: { anyOf: [{ enum: ['tenant', 'user'] }, { type: 'null' }] } },
  });
});

it('what the document gives as an example or a default is what its schema takes', async () => {
  const { components, paths } = await (await runCollector()).json<{ components: object; paths: object }>('/api/v1/openapi.json');
  const ajv = new Ajv2020({ strict: false, validateFormats: false, schemas: [{ $id: 'document', components, paths }] });
  const told = [...examplesIn('document#/components', components), ...examplesIn('document#/paths', paths)];
  expect(told.length).toBeGreaterThan(250);
  for (const [schema, example] of told) expect([schema, example, ajv.getSchema(schema)?.(example)]).toEqual([schema, example, true]);
});

/** Each example and default below a place of the document, with the address of its schema. */
function examplesIn(place: string, node: unknown): readonly (readonly [string, unknown])[] {
  if (typeof node !== 'object' || node === null) return [];
  const { examples, default: fallback } = node as { readonly examples?: unknown; readonly default?: unknown };
  const told = [
    ...(Array.isArray(examples) ? examples : []),
    ...(fallback === undefined || typeof fallback === 'object' ? [] : [fallback]),
  ];
  const below = Object.entries(node).flatMap(([key, value]) =>
    examplesIn(`${place}/${encodeURIComponent(key.replaceAll('/', '~1'))}`, value),
  );
  return [...told.map((example) => [place, example] as const), ...below];
}

it('the reference page tells of every operation and runs no script', async () => {
  const collector = await runCollector();
  const response = await collector.get('/api/v1/reference');
  const page = await response.text();
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+';/);
  expect(page).not.toMatch(/<script|\sstyle=|\son\w+=/);
  for (const { id } of OPERATIONS) expect(page).toContain(`<article id="${id}">`);
  expect(page).toContain('<code>etag</code>: Of what is written, not of what was spent; for If-Match.');
  expect(page).toContain('<td>Calls of this user. Such as <code>u-17</code>.</td>');
  expect(page).toContain('<td>How many are told at most. Default: <code>100</code>.</td>');
  expect(page).toContain('&quot;id&quot;: &quot;job-4711/2&quot;');
  const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(links.filter((id) => !page.includes(`id="${id}"`))).toEqual([]);
});

it('GET / lists every operation for curl', async () => {
  const text = await (await (await runCollector()).get('/')).text();
  for (const { method, path } of OPERATIONS) expect(text).toContain(`  ${method} ${path} `);
});

it('about says whose token it is, and warnings to those only who see all', async () => {
  const [admin, ann] = [testToken({ role: 'admin' }), testToken({ role: 'viewer', tenant: 'acme', user: 'ann' })];
  const collector = await runCollector({ auth: authOf(admin, ann) });
  const about = async (bearer: Record<string, string>): Promise<About> =>
    (await (await collector.get('/api/v1/about', bearer)).json()) as About;
  expect(await about(ann.bearer)).toMatchObject({ token: ann.config.name, role: 'viewer', tenant: 'acme', user: 'ann', warnings: [] });
  expect(await about(admin.bearer)).toMatchObject({
    token: admin.config.name,
    role: 'admin',
    tenant: null,
    time_zone: 'UTC',
    grafana_url: null,
  });
});
