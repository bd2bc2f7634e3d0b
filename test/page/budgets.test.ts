import type { BudgetList } from '@spancost/api';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerOf, openPage, startBrowser } from './browser.ts';
import { describeWithChromium } from './describe-with-chromium.ts';
import { startPageCollector, type PageCollector } from './page-collector.ts';
import { NOW } from './shop-month.ts';

const call = (feature: string, user: string, model = 'gpt-5'): object => ({
  provider: model === 'gpt-5' ? 'openai' : 'in-house',
  model,
  usage: { input_tokens: 1000, output_tokens: 200 },
  attribution: { user, feature },
});

describeWithChromium('budgets', (binary) => {
  let collector: PageCollector;
  let browser: Browser;

  beforeAll(async () => {
    [collector, browser] = await Promise.all([startPageCollector({ startAt: NOW }), startBrowser(binary)]);
    // $0.00325 each, and one that nobody knows the cost of.
    await collector.send([call('chat', 'ann'), call('chat', 'ann'), call('search', 'bo'), call('search', 'bo', 'house-llm-7b')]);
  });
  afterAll(async () => {
    await browser?.close();
    await collector?.remove();
  });

  const add = async (budget: object): Promise<void> => {
    const response = await fetch(`${collector.url}/api/v1/budgets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(budget),
    });
    if (response.status >= 300) throw new Error(await response.text());
  };

  it('tell how to make one where there are none, then what is spent, reached, assumed and of whom', async () => {
    const { page, problems, close } = await openPage(browser, collector.url, { hash: '#/budgets' });
    await page.getByText('spancost budgets add').waitFor();
    await add({ name: 'chat-a-day', amount_usd: '0.0065', period: 'daily', scope: { feature: 'chat' } });
    await add({ name: 'search-a-day', amount_usd: '10', period: 'daily', scope: { feature: 'search' } });
    await add({ name: 'each-user', amount_usd: '0.008', period: 'daily', per: 'user', scope: { feature: 'chat' } });
    const card = (name: string) => page.locator('.budget', { has: page.getByRole('heading', { name, exact: true }) });
    await card('each-user').waitFor({ timeout: 20_000 });
    const meter = card('chat-a-day').getByRole('meter');
    expect(await meter.getAttribute('aria-valuetext')).toBe('$0.0065 of $0.0065, 100 %');
    expect(await card('chat-a-day').locator('.badge').textContent()).toContain('spent');
    expect(await card('search-a-day').locator('.badge').textContent()).toContain('within');
    const { budgets } = await answerOf<BudgetList>(collector.url, '/api/v1/budgets');
    const assumed = budgets.find(({ name }) => name === 'search-a-day')?.status?.assumed_usd ?? '';
    expect(Number(assumed)).toBeGreaterThan(0);
    expect(
      await card('search-a-day')
        .locator('data.money')
        .evaluateAll((all) => all.map((each) => each.getAttribute('value'))),
    ).toContain(assumed);
    await card('search-a-day').getByText('is assumed, for 1 call of unknown cost').waitFor();
    expect(await card('each-user').locator('.target h3').allTextContents()).toEqual(['ann']);
    await card('each-user').getByText('1 user has spent something: 0 of them all of it, and 1 more a threshold.').waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  it('are on the overview, the one first of which most is spent, unless it is narrowed', async () => {
    const { page, problems, close } = await openPage(browser, collector.url, { hash: '#/overview' });
    const glance = page.getByRole('region', { name: 'Budgets' });
    await glance.waitFor();
    expect(await glance.getByRole('heading', { level: 3 }).allTextContents()).toEqual(['chat-a-day', 'each-user of ann', 'search-a-day']);
    expect(await glance.getByRole('meter').first().getAttribute('aria-valuetext')).toBe('$0.0065 of $0.0065, 100 %');
    await page.getByRole('region', { name: 'Top users' }).getByRole('link', { name: 'ann', exact: true }).click();
    await glance.waitFor({ state: 'detached' });
    await page.goBack();
    await glance.getByRole('link', { name: 'More about them' }).click();
    await page.getByRole('heading', { name: 'Budgets', level: 1 }).waitFor();
    expect(problems).toEqual([]);
    await close();
  });
});
