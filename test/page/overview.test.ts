import type { Groups, Projection, Summary, Trends } from '@spancost/api';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { answerOf, openPage, startBrowser, type OpenPage } from './browser.ts';
import { describeWithChromium } from './describe-with-chromium.ts';
import { startPageCollector, type PageCollector } from './page-collector.ts';
import { NOW, shopMonth } from './shop-month.ts';

describeWithChromium('the overview of a month of calls', (binary) => {
  let collector: PageCollector;
  let browser: Browser;
  let open: OpenPage;

  beforeAll(async () => {
    const features = { chat: 'Chat assistant' };
    [collector, browser] = await Promise.all([
      startPageCollector({ startAt: NOW, config: { features, metrics: { timeZone: 'Europe/Berlin' } } }),
      startBrowser(binary),
    ]);
    await collector.send(shopMonth());
  });
  afterAll(async () => {
    await browser?.close();
    await collector?.remove();
  });
  beforeEach(async () => {
    open = await openPage(browser, collector.url);
  });
  afterEach(async () => {
    expect(open.problems).toEqual([]);
    await open.close();
  });

  /** The exact amount that a part of the page has first. */
  const exact = (selector: string): Promise<string | null> => open.page.locator(`${selector} data.money`).first().getAttribute('value');

  it('shows today and this month to the last decimal of the API, in the zone of the collector', async () => {
    const { page } = open;
    await page.getByRole('heading', { name: 'What AI calls cost' }).waitFor();
    await page.locator('.figure .big data').nth(1).waitFor();
    const today = await answerOf<Summary>(collector.url, '/api/v1/summary?period=daily');
    const month = await answerOf<Projection>(collector.url, '/api/v1/projection?period=monthly');
    expect(await exact('.figure:nth-child(1) .big')).toBe(today.total.cost_usd);
    expect(await exact('.figure:nth-child(1) .small')).toBe(today.previous.total.cost_usd);
    expect(await exact('.figure:nth-child(2) .big')).toBe(month.spent_usd);
    expect(await page.locator('.figure:nth-child(3) .big').textContent()).toBe(String(today.total.requests));
    expect(await page.locator('footer').textContent()).toContain('Times are in Europe/Berlin');
    // Midnight in Berlin; the browser is in New York.
    expect(today.from).toBe('2026-11-21T23:00:00.000Z');
  });

  it('draws seven days by feature, and has the same figures as a table whose cells add up to the API', async () => {
    const { page } = open;
    await page.locator('.chart canvas').waitFor();
    const trends = await answerOf<Trends>(collector.url, '/api/v1/trends?from=2026-11-16&interval=daily&group_by=feature');
    expect(await exact('.legend-head')).toBe(trends.total.cost_usd);
    expect(await page.locator('.legend li .name').allTextContents()).toEqual(
      trends.series.map(({ value, display_name: name }) => name ?? value ?? 'not said'),
    );
    await page.getByRole('button', { name: 'Show as a table' }).click();
    const rows = page.locator('table.figures tbody tr');
    expect(await rows.locator('th').allTextContents()).toEqual(['16 Nov', '17 Nov', '18 Nov', '19 Nov', '20 Nov', '21 Nov', '22 Nov']);
    const totals = await rows.locator('td:nth-child(2) data').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('value')));
    expect(totals).toEqual(trends.points.map(({ cost_usd: usd }) => usd));
  });

  it('says the figures of the day that is pointed at', async () => {
    const { page } = open;
    const plot = page.locator('.chart .u-over');
    await plot.waitFor();
    const box = await plot.boundingBox();
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 50);
    await page.locator('.legend-head', { hasText: '19 Nov' }).waitFor();
    const { points } = await answerOf<Trends>(collector.url, '/api/v1/trends?from=2026-11-16&interval=daily&group_by=feature');
    expect(await exact('.legend-head')).toBe(points[3]?.cost_usd);
  });

  it('splits by any dimension, and each value narrows the whole page to it', async () => {
    const { page } = open;
    await page.getByRole('combobox', { name: 'By' }).selectOption('model');
    await page.locator('.legend .name', { hasText: 'claude-opus-4-5' }).click();
    await page.getByRole('link', { name: 'Remove the filter model: claude-opus-4-5' }).waitFor();
    expect(new URL(page.url()).hash).toContain('model=claude-opus-4-5');
    const { total } = await answerOf<Summary>(collector.url, '/api/v1/summary?period=daily&model=claude-opus-4-5');
    await page.locator(`.figure:nth-child(1) .big data[value="${total.cost_usd}"]`).waitFor();
    await page.locator('.legend li').nth(1).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: /^Remove the filter/ }).click();
    await page.locator('.legend li').nth(1).waitFor();
  });

  it('narrows the page to calls that do not say their feature, and leads to them', async () => {
    const { page } = open;
    await page.locator('.legend .name', { hasText: 'not said' }).click();
    await page.getByRole('link', { name: 'Remove the filter feature: not said' }).waitFor();
    const { total } = await answerOf<Summary>(collector.url, '/api/v1/summary?period=daily&without=feature');
    await page.locator(`.figure:nth-child(1) .big data[value="${total.cost_usd}"]`).waitFor();
    const users = page.getByRole('region', { name: 'Top users' }).locator('tbody tr');
    await users.first().locator('td.calls a').click();
    await page.getByRole('heading', { name: 'Calls', level: 1 }).waitFor();
    expect(await page.getByRole('link', { name: /^Remove the filter/ }).count()).toBe(2);
    await page.getByRole('link', { name: 'Remove the filter feature: not said' }).click();
    await page.getByRole('link', { name: 'Remove the filter feature: not said' }).waitFor({ state: 'detached' });
    expect(await page.getByRole('link', { name: /^Remove the filter user/ }).count()).toBe(1);
  });

  it('ranks users, tenants, features and models with their shares, and leads to the calls of each', async () => {
    const { page } = open;
    await page.locator('table.top').nth(3).waitFor();
    const { groups } = await answerOf<Groups>(collector.url, '/api/v1/analytics?group_by=user&from=2026-11-16&limit=7');
    const users = page.getByRole('region', { name: 'Top users' }).locator('tbody tr');
    expect(await users.locator('th a').allTextContents()).toEqual(groups.map(({ key }) => key.user));
    expect(await users.locator('td.cost data').first().getAttribute('value')).toBe(groups[0]?.cost_usd);
    await users.nth(1).locator('td.calls a').click();
    await page.getByRole('heading', { name: 'Calls', level: 1 }).waitFor();
    await page.getByRole('link', { name: `Remove the filter user: ${groups[1]?.key.user ?? ''}` }).waitFor();
  });

  it('says that the cost of a model without a price is unknown, and never $0', async () => {
    const { page } = open;
    const row = page.getByRole('region', { name: 'Top models' }).locator('tr', { hasText: 'house-llm-7b' });
    await row.waitFor();
    expect(await row.locator('td.cost').textContent()).toBe('unknown');
    expect(await row.locator('td.share').textContent()).toBe('–');
    await page.locator('.legend-head', { hasText: 'calls of unknown cost' }).waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/\$0(\.0+)?(?![\d.])/);
  });
});
