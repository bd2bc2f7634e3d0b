import type { CallsPage } from '@spancost/api';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerOf, openPage, startBrowser } from './browser.ts';
import { describeWithChromium } from './describe-with-chromium.ts';
import { startPageCollector, type PageCollector } from './page-collector.ts';
import { violationsOf } from './violations-of.ts';

const LONG = 'x'.repeat(1024);
/** Each a name that somebody may send: markup, what objects have of their own, other directions of writing, and what the page says itself. */
const NAMES = ['<img src=x onerror="window.pwned=1">', LONG, 'constructor', '__proto__', '\u202Eright to left\u202C', 'null', 'not said'];
const HOUR_MS = 3_600_000;
/** Noon of a day in New Zealand. */
const NOW = Date.parse('2026-11-21T23:00:00Z');
const ZONE = 'Pacific/Auckland';

const call = (name: string, called_at: string): object => ({
  provider: 'openai',
  model: 'gpt-5',
  response_model: name,
  usage: { input_tokens: 1000, output_tokens: 200 },
  called_at,
  attribution: { user: name, tenant: name, feature: name, metadata: { Feature: 'of the metadata', temperature: 'mine' } },
  parameters: { temperature: '0.7' },
});

describeWithChromium('values that nobody expects', (binary) => {
  let collector: PageCollector;
  let browser: Browser;
  const idOf = async (user: string): Promise<string> => {
    const { calls } = await answerOf<CallsPage>(collector.url, `/api/v1/usage?limit=1&user=${encodeURIComponent(user)}`);
    return calls[0]?.call_id ?? '';
  };

  beforeAll(async () => {
    [collector, browser] = await Promise.all([
      startPageCollector({ startAt: NOW, config: { metrics: { timeZone: ZONE } } }),
      startBrowser(binary),
    ]);
    await collector.send(NAMES.map((name) => call(name, new Date(NOW - HOUR_MS).toISOString())));
    await collector.send([call('a-year-ago', '2025-11-21T22:00:00Z')]);
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ name: 'y'.repeat(100), amount_usd: '1', period: 'daily', per: 'user', scope: { tenant: LONG } });
    const { status } = await fetch(`${collector.url}/api/v1/budgets`, { method: 'POST', headers, body });
    expect(status).toBe(201);
  });
  afterAll(async () => {
    await browser?.close();
    await collector?.remove();
  });

  it.each([320, 1280])('are texts that run nothing and stay within %i pixels, on all screens', async (width) => {
    const hashes = ['#/overview?by=user', '#/calls', `#/calls?user=${LONG}`, '#/budgets'];
    for (const name of NAMES) hashes.push(`#/call/${await idOf(name)}`);
    const { page, problems, close } = await openPage(browser, collector.url, {
      at: NOW,
      bypassCSP: true,
      viewport: { width, height: 800 },
    });
    for (const hash of hashes) {
      await page.goto(`${collector.url}/${hash}`);
      await page.locator('main h1').waitFor();
      await page.locator('.entries, .budget, .call-table tbody tr, .top').first().waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      const found = await page.evaluate('[document.documentElement.scrollWidth - innerWidth, window.pwned ?? null]');
      expect([hash.slice(0, 40), found]).toEqual([hash.slice(0, 40), [0, null]]);
      expect(await violationsOf(page)).toEqual([]);
    }
    expect(problems).toEqual([]);
    await close();
  });

  it('are told apart where a name turns the direction of writing, or has what cannot be seen', async () => {
    const fakes = [
      ['\u202Eemca\u202C', '⟨U+202E⟩emca⟨U+202C⟩'],
      ['ac\u200Bme', 'ac⟨U+200B⟩me'],
      ['acme ', 'acme␣'],
      ['חשבון', 'חשבון'],
    ] as const;
    await collector.send(fakes.map(([name]) => call(name, new Date(NOW - HOUR_MS).toISOString())));
    const { page, problems, close } = await openPage(browser, collector.url, { at: NOW });
    for (const [name, text] of fakes) {
      await page.goto(`${collector.url}/#/overview?by=user&user=${encodeURIComponent(name)}`);
      const chip = page.getByRole('link', { name: `Remove the filter user: ${text}`, exact: true });
      await chip.waitFor();
      expect(await chip.locator('bdi').textContent()).toBe(text);
      await page.getByRole('region', { name: 'Top users' }).locator('tbody .tag', { hasText: text }).waitFor();
      await page.locator('.legend bdi', { hasText: text }).waitFor();
      await page.goto(`${collector.url}/#/calls?user=${encodeURIComponent(name)}`);
      await page.locator(`.call-table td[title="${text}"]`).first().waitFor();
      await page.goto(`${collector.url}/#/call/${await idOf(name)}`);
      await page.getByRole('heading', { name: `Call of ${text}`, exact: true }).waitFor();
      expect(await page.locator('.facts dd', { hasText: text }).count()).toBeGreaterThan(2);
    }
    expect(problems).toEqual([]);
    await close();
  });

  it('are filters of that name, also where it is one that every object has', async () => {
    for (const name of ['constructor', '__proto__']) {
      const { page, close } = await openPage(browser, collector.url, { at: NOW, hash: `#/calls?feature=${name}` });
      await page.getByRole('link', { name: `Remove the filter feature: ${name}`, exact: true }).waitFor();
      await expect.poll(() => page.locator('.call-table tbody tr').count()).toBe(1);
      await close();
    }
  });

  it('metadata hides no parameter and no fact of the same name', async () => {
    const { page, problems, close } = await openPage(browser, collector.url, { at: NOW, hash: `#/call/${await idOf('constructor')}` });
    const facts = page.locator('.facts dl > div');
    await facts.first().waitFor();
    const texts = (await facts.allTextContents()).filter((text) => /^(Feature|temperature)/.test(text));
    expect(texts).toEqual(['Featureconstructor', 'temperature0.7', 'Featureof the metadata', 'temperaturemine']);
    expect(problems).toEqual([]);
    await close();
  });

  it('says of a call its day and zone, and in the list the year of one that was made in another', async () => {
    const { page, close } = await openPage(browser, collector.url, { at: NOW, hash: '#/calls' });
    const link = page.locator('.called a', { hasText: '22 Nov 2025, 11:00:00' });
    await link.waitFor();
    await link.click();
    const called = page.locator('.facts time').first();
    await called.waitFor();
    expect(await called.textContent()).toBe('22 Nov 2025, 11:00:00 GMT+13');
    await close();
  });

  it.each([-30, 30])('counts days by the clock of the collector where that of the browser is %i hours off', async (hours) => {
    const asked: string[] = [];
    const { page, close } = await openPage(browser, collector.url, { at: NOW + hours * HOUR_MS, hash: '#/calls' });
    page.on('request', (request) => asked.push(new URL(request.url()).search));
    // Of today, so without the day.
    await page
      .locator('.called', { hasText: /^11:00:00$/ })
      .first()
      .waitFor();
    await page.getByRole('combobox', { name: 'Time' }).selectOption('7d');
    await expect.poll(() => asked.find((search) => search.includes('from='))).toContain('from=2026-11-16');
    await close();
  });

  it('goes on within seconds where a proxy finds no collector at first, and says what it waits for', async () => {
    const { page, close } = await openPage(browser, collector.url, { at: NOW, hash: '#/calls', expected: [503] });
    await page.route('**/api/**', (route) => route.fulfill({ status: 503, contentType: 'text/html', body: '<h1>503</h1>' }));
    await page.reload();
    await page.getByText('The collector does not answer.').waitFor();
    await page.unroute('**/api/**');
    await page.locator('.call-table tbody tr').first().waitFor({ timeout: 8000 });
    expect(await page.getByText('The collector does not answer.').count()).toBe(0);
    await close();
  });

  it('is there where the browser keeps nothing for anybody', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(`for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });`);
    await page.goto(collector.url);
    await page.getByRole('heading', { name: 'What AI calls cost' }).waitFor();
    await page.getByRole('combobox', { name: 'Colours' }).selectOption('dark');
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    await context.close();
  });
});
