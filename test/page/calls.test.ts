import type { CallDetail, CallsPage } from '@spancost/api';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { answerOf, openPage, startBrowser, type OpenPage } from './browser.ts';
import { describeWithChromium } from './describe-with-chromium.ts';
import { startPageCollector, type PageCollector } from './page-collector.ts';
import { NOW, shopMonth } from './shop-month.ts';

const PAGE = 50;

describeWithChromium('the list of calls', (binary) => {
  let collector: PageCollector;
  let browser: Browser;
  let open: OpenPage;

  beforeAll(async () => {
    [collector, browser] = await Promise.all([
      startPageCollector({ startAt: NOW, config: { metrics: { timeZone: 'Europe/Berlin' } } }),
      startBrowser(binary),
    ]);
    await collector.send(shopMonth());
  });
  afterAll(async () => {
    await browser?.close();
    await collector?.remove();
  });
  afterEach(async () => {
    expect(open.problems).toEqual([]);
    await open.close();
  });

  const rows = (): ReturnType<OpenPage['page']['locator']> => open.page.locator('.call-table tbody tr');
  /** Ids of the calls that are shown. */
  const shown = async (): Promise<readonly string[]> => {
    const links = await rows()
      .locator('a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    return links.map((href) => /call\/([\da-f]+)/.exec(href)?.[1] ?? '');
  };
  const idsOf = async (query: string): Promise<readonly string[]> =>
    (await answerOf<CallsPage>(collector.url, `/api/v1/usage?${query}`)).calls.map(({ call_id: id }) => id);
  /** Waits until the page shows exactly these. */
  const showing = async (ids: readonly string[]): Promise<void> => {
    await expect.poll(shown, { timeout: 10_000 }).toEqual(ids);
  };
  const sent = (user: string): object => ({
    provider: 'openai',
    model: 'gpt-5',
    usage: { input_tokens: 1000, output_tokens: 200 },
    attribution: { user, tenant: 'acme', feature: 'chat' },
  });

  it('shows the newest 50 first, and pages through the ledger by cursors that can be linked to', async () => {
    open = await openPage(browser, collector.url, { hash: '#/calls' });
    await showing(await idsOf(`limit=${PAGE}`));
    await open.page.getByRole('link', { name: 'Earlier calls' }).click();
    const first = await answerOf<CallsPage>(collector.url, `/api/v1/usage?limit=${PAGE}`);
    await showing(await idsOf(`limit=${PAGE}&cursor=${first.next_cursor ?? ''}`));
    await open.page.reload();
    await showing(await idsOf(`limit=${PAGE}&cursor=${first.next_cursor ?? ''}`));
    await open.page.goBack();
    await showing(await idsOf(`limit=${PAGE}`));
  });

  it('narrows by status, unknown cost, fields and a search of the whole ledger', async () => {
    open = await openPage(browser, collector.url, { hash: '#/calls' });
    const { page } = open;
    await page.getByRole('combobox', { name: 'Status' }).selectOption('rate_limited');
    await showing(await idsOf(`limit=${PAGE}&status=rate_limited`));
    await page.getByRole('link', { name: 'Remove the filter status: rate limited' }).click();
    await page.getByRole('combobox', { name: 'Cost', exact: true }).selectOption('true');
    await showing(await idsOf(`limit=${PAGE}&unpriced=true`));
    expect(await rows().locator('.price').allTextContents()).toEqual(Array.from({ length: await rows().count() }, () => 'unknown'));
    await page.getByRole('combobox', { name: 'Cost', exact: true }).selectOption('');
    await page.getByLabel('Search the ledger').pressSequentially('house-llm');
    await showing(await idsOf(`limit=${PAGE}&search=house-llm`));
    await page.getByLabel('Search the ledger').fill('');
    await page.getByText('More filters').click();
    await page.getByLabel('tenant', { exact: true }).fill('globex');
    await page.getByLabel('feature', { exact: true }).fill('search');
    await page.getByRole('button', { name: 'Apply' }).click();
    await showing(await idsOf(`limit=${PAGE}&tenant=globex&feature=search`));
    await page.getByRole('link', { name: 'Remove all' }).click();
    await page.getByRole('combobox', { name: 'Order' }).selectOption('costliest');
    await showing(await idsOf(`limit=${PAGE}&order=costliest`));
  });

  it('says what is wrong with a filter that cannot be', async () => {
    open = await openPage(browser, collector.url, { hash: '#/calls?min_cost_usd=much', expected: [400] });
    await open.page.getByText('a plain decimal of US dollars').waitFor();
  });

  it('shows a new call at the top within seconds, without a reload', async () => {
    open = await openPage(browser, collector.url, { hash: '#/calls' });
    await rows()
      .nth(PAGE - 1)
      .waitFor();
    await collector.send([sent('live-one')]);
    await open.page.locator('.call-table tbody tr:first-child', { hasText: 'live-one' }).waitFor({ timeout: 10_000 });
    expect(await rows().first().locator('.price').textContent()).toBe('$0.00325');
  });

  it('moves nothing while somebody reads: new calls wait behind a button', async () => {
    open = await openPage(browser, collector.url, { hash: '#/calls' });
    const { page } = open;
    await rows()
      .nth(PAGE - 1)
      .waitFor();
    await rows().nth(30).scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 600);
    await expect.poll(() => page.evaluate('window.scrollY')).toBeGreaterThan(300);
    const before = { ids: await shown(), at: await page.evaluate('window.scrollY') };
    await collector.send([sent('live-two'), sent('live-three')]);
    const button = page.getByRole('button', { name: 'Show 2 new calls' });
    await button.waitFor({ timeout: 10_000 });
    expect({ ids: await shown(), at: await page.evaluate('window.scrollY') }).toEqual(before);
    await button.click();
    await page.locator('.call-table tbody tr:first-child', { hasText: 'live-' }).waitFor();
    expect(await page.evaluate('window.scrollY')).toBe(0);
  });

  it('opens a call by keyboard: exact cost, tokens, price lines, and a correction as it comes', async () => {
    open = await openPage(browser, collector.url, { hash: '#/calls?user=live-one' });
    const { page } = open;
    await rows().locator('a').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Call of gpt-5' }).waitFor();
    expect(await page.locator('.exact').textContent()).toBe('$0.00325');
    // 1,000 at $1.25 and 200 at $10 per million.
    expect(await page.getByRole('region', { name: 'Price lines' }).locator('tbody tr').allInnerTexts()).toEqual([
      'input\t1,000\t$1.25 per million\t$0.00125',
      'output\t200\t$10.00 per million\t$0.002',
    ]);
    expect(await page.getByRole('region', { name: 'Tokens' }).locator('tbody tr').allInnerTexts()).toEqual([
      'input\t1,000',
      'output\t200',
      'in all\t1,200',
    ]);
    const id = /call\/([\da-f]+)/.exec(page.url())?.[1] ?? '';
    const corrected = await fetch(`${collector.url}/api/v1/usage/${id}/corrections`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ cost_usd: '0.0012', reason: 'a discount of the invoice' }),
    });
    expect(corrected.status).toBeLessThan(300);
    await page.getByText('a discount of the invoice').waitFor({ timeout: 20_000 });
    const { cost_usd: cost } = await answerOf<CallDetail>(collector.url, `/api/v1/usage/${id}`);
    expect([cost, await page.locator('.exact').textContent()]).toEqual(['0.0012', '$0.0012']);
    const entries = page.getByRole('region', { name: 'Entries in the ledger' }).locator('tbody tr');
    expect(await entries.locator('td:nth-child(4)').allTextContents()).toEqual(['$0.00325', '-$0.00205']);
    await page.getByRole('link', { name: 'Back to the calls' }).click();
    await page.getByRole('link', { name: 'Remove the filter user: live-one' }).waitFor();
  });

  it('says that a call is not there', async () => {
    open = await openPage(browser, collector.url, { hash: `#/call/${'f'.repeat(32)}`, expected: [404] });
    await open.page.getByText('No call has the id').waitFor();
  });
});
