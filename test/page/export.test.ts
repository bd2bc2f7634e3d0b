import { readFile } from 'node:fs/promises';
import type { CallsPage } from '@spancost/api';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { authOf, testToken } from '../../collector/test/access/tokens.ts';
import { answerOf, openPage, startBrowser } from './browser.ts';
import { describeWithChromium } from './describe-with-chromium.ts';
import { startPageCollector, type PageCollector } from './page-collector.ts';
import { NOW, shopMonth } from './shop-month.ts';

const ADMIN = testToken({ role: 'admin' });
const GLOBEX = testToken({ role: 'viewer', tenant: 'globex' });
const FILTER = 'range=month&feature=chat&status=success&search=gpt-5';

describeWithChromium('calls as a file, from the page', (binary) => {
  let open: PageCollector;
  let guarded: PageCollector;
  let browser: Browser;

  beforeAll(async () => {
    [open, guarded, browser] = await Promise.all([
      startPageCollector({ startAt: NOW, config: { metrics: { timeZone: 'Europe/Berlin' } } }),
      startPageCollector({ startAt: NOW, config: { metrics: { timeZone: 'Europe/Berlin' }, auth: authOf(ADMIN, GLOBEX) } }),
      startBrowser(binary),
    ]);
    await Promise.all([open.send(shopMonth()), guarded.send(shopMonth(), ADMIN.token)]);
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([open?.remove(), guarded?.remove()]);
  });

  const signIn = async (page: Page, token: string): Promise<void> => {
    await page.getByLabel('Token of the role viewer or admin').fill(token);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  /** Chooses a format and downloads: the name that is proposed, and where the file is. */
  const download = async (page: Page, format: string, role: 'link' | 'button'): Promise<{ name: string; path: string }> => {
    await page.getByRole('combobox', { name: 'Export' }).selectOption({ label: format });
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole(role, { name: 'Download' }).click()]);
    return { name: file.suggestedFilename(), path: await file.path() };
  };
  /** Ids of all calls that the API lists with a filter, in order. */
  const listed = async (url: string, query: string, token?: string): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: CallsPage = await answerOf(url, `/api/v1/usage?limit=200&${query}${cursor === '' ? '' : `&cursor=${cursor}`}`, token);
      ids.push(...page.calls.map(({ call_id: id }) => id));
      cursor = page.next_cursor;
    }
    return ids.toSorted();
  };
  const idsOf = (csv: string): readonly string[] => {
    const [head = '', ...lines] = csv.trim().split(/\r?\n/);
    const at = head.split(',').indexOf('call_id');
    return lines.map((line) => line.split(',')[at] ?? '').toSorted();
  };

  it('has the calls of the filters and the range, and no other, as CSV, Excel, JSON Lines, JSON and Parquet', async () => {
    const { page, problems, close } = await openPage(browser, open.url, { hash: `#/calls?${FILTER}` });
    const expected = await listed(open.url, 'period=this_month&feature=chat&status=success&search=gpt-5');
    expect(expected.length).toBeGreaterThan(100);
    const csv = await download(page, 'CSV', 'link');
    expect(csv.name).toMatch(/^spancost-calls-20261122T14\d{4}Z\.csv$/);
    expect(idsOf(await readFile(csv.path, 'utf8'))).toEqual(expected);
    const lines = await readFile((await download(page, 'JSON Lines', 'link')).path, 'utf8');
    const parsed = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { call_id: string });
    expect(parsed.map(({ call_id: id }) => id).toSorted()).toEqual(expected);
    const calls = JSON.parse(await readFile((await download(page, 'JSON', 'link')).path, 'utf8')) as unknown[];
    expect(calls).toHaveLength(expected.length);
    const excel = await download(page, 'Excel', 'link');
    expect([excel.name.slice(-5), (await readFile(excel.path)).subarray(0, 2).toString()]).toEqual(['.xlsx', 'PK']);
    const parquet = await download(page, 'Parquet', 'link');
    const database = await DuckDBInstance.create();
    const reader = await (await database.connect()).runAndReadAll(`select call_id from read_parquet('${parquet.path}') order by 1`);
    expect(reader.getRows().map(([id]) => id)).toEqual(expected);
    expect(problems).toEqual([]);
    await close();
  });

  it('is fetched with the token, which is in no address, and has what the token may see', async () => {
    const { page, problems, close } = await openPage(browser, guarded.url, { hash: '#/calls?feature=chat', expected: [401] });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await signIn(page, GLOBEX.token);
    const csv = await download(page, 'CSV', 'button');
    expect(csv.name).toMatch(/^spancost-calls-20261122T14\d{4}Z\.csv$/);
    const expected = await listed(guarded.url, 'feature=chat&tenant=globex', ADMIN.token);
    expect(expected.length).toBeGreaterThan(50);
    expect(idsOf(await readFile(csv.path, 'utf8'))).toEqual(expected);
    expect(asked.filter((url) => url.includes(GLOBEX.token))).toEqual([]);
    await page.getByRole('button', { name: 'Download' }).waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  it('can be given up while it is fetched, and says why it is refused or broke off, and saves no half of it', async () => {
    const { page, close } = await openPage(browser, guarded.url, { hash: '#/calls', expected: [401, 503] });
    await signIn(page, ADMIN.token);
    const saved: string[] = [];
    page.on('download', (file) => saved.push(file.suggestedFilename()));
    const detail = 'As many exports as there may be at once are under way; ask again in a moment';
    await page.route('**/api/v1/export?*', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify({ title: 'Service Unavailable', status: 503, detail }),
      }),
    );
    await page.getByRole('button', { name: 'Download' }).click();
    await page.getByText(detail).waitFor();
    await page.unroute('**/api/v1/export?*');
    await page.route('**/api/v1/export?*', () => undefined);
    await page.getByRole('button', { name: 'Download' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Download' }).waitFor();
    await page.unroute('**/api/v1/export?*');
    await page.route('**/api/v1/export?*', (route) => route.abort('connectionreset'));
    await page.getByRole('button', { name: 'Download' }).click();
    await page.getByText('Nothing was saved').waitFor();
    expect(saved).toEqual([]);
    await close();
  });
});
