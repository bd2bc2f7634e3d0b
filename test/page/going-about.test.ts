import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openPage, startBrowser, type OpenPage } from './browser.ts';
import { describeWithChromium } from './describe-with-chromium.ts';
import { startPageCollector, type PageCollector } from './page-collector.ts';
import { NOW, shopMonth } from './shop-month.ts';

describeWithChromium('going about in the page', (binary) => {
  let collector: PageCollector;
  let browser: Browser;
  let open: OpenPage;

  beforeAll(async () => {
    [collector, browser] = await Promise.all([
      startPageCollector({ startAt: NOW, config: { metrics: { timeZone: 'Europe/Berlin' } } }),
      startBrowser(binary),
    ]);
    await collector.send(shopMonth(10));
  });
  afterAll(async () => {
    await browser?.close();
    await collector?.remove();
  });
  afterEach(async () => {
    expect(open.problems).toEqual([]);
    await open.close();
  });

  const at = async (hash: string, ready: string): Promise<OpenPage['page']> => {
    open = await openPage(browser, collector.url, { hash });
    await open.page.locator(ready).first().waitFor();
    return open.page;
  };
  const focused = (): Promise<unknown> =>
    open.page.evaluate('document.activeElement.getAttribute("href") ?? document.activeElement.id ?? document.activeElement.tagName');
  const sent = (user: string): object => ({
    provider: 'openai',
    model: 'gpt-5',
    usage: { input_tokens: 1000, output_tokens: 200 },
    attribution: { user },
  });

  it('by keyboard alone: past the head to a call, and back to the row that led there', async () => {
    const page = await at('#/calls?status=success', '.call-table tbody tr');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('main');
    const row = await page.locator('.whole-row').nth(7).getAttribute('href');
    for (let key = 0; key < 40 && (await focused()) !== row; key++) await page.keyboard.press('Tab');
    expect(await focused()).toBe(row);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Call of / }).waitFor();
    expect(await focused()).toBe('main');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe(row);
    expect(await page.locator('.whole-row:focus').isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Call of / }).waitFor();
    await page.goBack();
    await expect.poll(focused).toBe(row);
  });

  it('goes on where the screen begins once what had the focus is gone', async () => {
    const page = await at('#/calls?status=success&feature=chat', '.call-table tbody tr');
    await page.getByRole('link', { name: 'Remove the filter feature: chat' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Remove the filter feature: chat' }).waitFor({ state: 'detached' });
    await expect.poll(focused).not.toBe('BODY');
    await page.getByRole('link', { name: 'Remove the filter status: success' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('main');
  });

  it('has each choice in the address: back, forth and a reload lead to it again', async () => {
    const page = await at('#/overview', '.chart canvas');
    await page.getByRole('combobox', { name: 'Time' }).selectOption('30d');
    await page.getByRole('combobox', { name: 'By' }).selectOption('model');
    await page.getByRole('button', { name: 'Show as a table' }).click();
    await page.getByRole('table', { name: 'by model' }).waitFor();
    await page.reload();
    await page.getByRole('table', { name: 'by model' }).waitFor();
    const chosen = (): Promise<readonly string[]> =>
      Promise.all(['Time', 'By'].map((name) => page.getByRole('combobox', { name }).inputValue()));
    expect(await chosen()).toEqual(['30d', 'model']);
    await page.goBack();
    await expect.poll(chosen).toEqual(['30d', 'feature']);
    await page.goBack();
    await expect.poll(chosen).toEqual(['7d', 'feature']);
    await page.goForward();
    await expect.poll(chosen).toEqual(['30d', 'feature']);
  });

  it('takes what is typed for one step, and back leads to before it', async () => {
    const page = await at('#/calls', '.call-table tbody tr');
    await page.getByRole('combobox', { name: 'Status' }).selectOption('success');
    const search = page.getByLabel('Search the ledger');
    for (const text of ['ge', 'mini']) {
      await search.pressSequentially(text);
      await page.getByRole('link', { name: new RegExp(`Remove the filter search: .*${text}$`) }).waitFor();
    }
    expect(await search.inputValue()).toBe('gemini');
    await page.goBack();
    await expect.poll(() => search.inputValue()).toBe('');
    expect(await page.getByRole('combobox', { name: 'Status' }).inputValue()).toBe('');
  });

  it('says in its title where somebody is', async () => {
    const page = await at('#/overview', '.chart canvas');
    expect(await page.title()).toBe('Overview · Spancost');
    await page.getByRole('link', { name: 'Calls', exact: true }).click();
    await page.locator('.whole-row').first().waitFor();
    expect(await page.title()).toBe('Calls · Spancost');
    await page.locator('tr', { hasText: 'gpt-5-mini' }).first().locator('.whole-row').click();
    await expect.poll(() => page.title()).toBe('Call of gpt-5-mini · Spancost');
    await page.getByRole('link', { name: 'Budgets', exact: true }).click();
    await expect.poll(() => page.title()).toBe('Budgets · Spancost');
  });

  it('stands still while it is paused, asks nothing, and goes on with what has come', async () => {
    const page = await at('#/calls', '.call-table tbody tr');
    await page.getByRole('button', { name: 'Pause updates' }).click();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await collector.send([sent('meanwhile')]);
    await page.waitForTimeout(4000);
    expect(asked).toEqual([]);
    expect(await page.locator('tr', { hasText: 'meanwhile' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Go on with updates' }).click();
    // The button is below the list: whoever is there has gone past its beginning.
    await page.getByRole('button', { name: 'Show 1 new call' }).click();
    await page.locator('.call-table tbody tr:first-child', { hasText: 'meanwhile' }).waitFor();
  });

  it('tells those who listen of new calls at most three times a minute', async () => {
    const page = await at('#/calls', '.call-table tbody tr');
    await page.evaluate(`{
      window.said = [];
      const region = document.querySelector('main p.hidden[role=status]');
      new MutationObserver(() => region.textContent.trim() !== '' && said.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
    }`);
    for (const number of [1, 2, 3]) {
      await collector.send([sent(`loud-${number}`)]);
      await page.locator('.call-table tbody tr:first-child', { hasText: `loud-${number}` }).waitFor();
    }
    expect(await page.evaluate('said')).toEqual(['1 call came']);
  });

  it('says that an answer takes its time, and gives up what is not wanted any more', async () => {
    const page = await at('#/overview', '.chart canvas');
    const failed: string[] = [];
    page.on('requestfailed', (request) => failed.push(request.url()));
    await page.route('**/api/v1/trends?*group_by=session*', () => undefined);
    await page.getByRole('combobox', { name: 'By' }).selectOption('session');
    await page.getByText('Asking the collector…').waitFor();
    expect(failed).toEqual([]);
    await page.getByRole('combobox', { name: 'By' }).selectOption('model');
    await page.locator('.legend .name', { hasText: 'claude-opus-4-5' }).waitFor();
    expect(await page.getByText('Asking the collector…').count()).toBe(0);
    expect(failed.map((url) => new URL(url).searchParams.get('group_by'))).toEqual(['session']);
    expect(await page.getByText('The collector does not answer.').count()).toBe(0);
  });

  it('asks each thing once as it opens, and what its fields offer only where they are seen', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.startsWith('/api/')) asked.push(`${pathname} ${searchParams.get('group_by') ?? ''}`);
    });
    await page.goto(collector.url);
    await page.locator('table.top').nth(3).waitFor();
    await page.locator('.figure:nth-child(2) .big data').waitFor();
    await page.waitForTimeout(1500);
    expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted());
    asked.length = 0;
    await page.getByRole('link', { name: 'Calls', exact: true }).click();
    await page.locator('.whole-row').first().waitFor();
    await page.waitForTimeout(500);
    expect(asked.filter((each) => each.includes('analytics'))).toEqual([]);
    await page.getByText('More filters').click();
    await expect.poll(() => page.locator('#of-tenant option').count()).toBe(4);
    await context.close();
  });

  it('copies the id of a call', async () => {
    const page = await at('#/calls', '.call-table tbody tr');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('.whole-row').first().click();
    const button = page.getByRole('button', { name: 'Copy the call id' });
    await button.click();
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
    const [, id] = /call\/([\da-f]+)/.exec(page.url()) ?? [];
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(id);
  });
});
