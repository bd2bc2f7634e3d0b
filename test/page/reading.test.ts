import type { CallsPage } from '@spancost/api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, openPage, startBrowser, type OpenOptions, type OpenPage } from './browser.ts';
import { describeWithChromium } from './describe-with-chromium.ts';
import { startPageCollector, type PageCollector } from './page-collector.ts';
import { NOW, shopMonth } from './shop-month.ts';
import { violationsOf } from './violations-of.ts';

/** What WCAG 1.4.12 lets people set. */
const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';
/** How much of the chart has been drawn on, in pixels. */
const INK = `(() => {
  const canvas = document.querySelector('.chart canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((value, index) => index % 4 === 3 && value > 0).length;
})()`;

describeWithChromium('the page for those who read it in another way', (binary) => {
  let collector: PageCollector;
  let browser: Browser;
  let callHash = '';

  beforeAll(async () => {
    [collector, browser] = await Promise.all([
      startPageCollector({ startAt: NOW, config: { metrics: { timeZone: 'Europe/Berlin' } } }),
      startBrowser(binary),
    ]);
    // What is cut first: amounts that are large, or so small that they have many digits.
    const odd = (input_tokens: number, feature: string): object => ({
      provider: 'openai',
      model: 'gpt-5-nano',
      usage: { input_tokens, output_tokens: 0 },
      called_at: new Date(NOW - 60_000).toISOString(),
      attribution: { user: feature, tenant: feature, feature },
    });
    await collector.send([...shopMonth(10), odd(1, 'tiny'), odd(4_000_000_000_000, 'huge')]);
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ name: 'everything-this-month', amount_usd: '45', period: 'monthly' });
    await fetch(`${collector.url}/api/v1/budgets`, { method: 'POST', headers, body });
    const { calls } = await answerOf<CallsPage>(collector.url, '/api/v1/usage?limit=1&feature=code-review&unpriced=false');
    callHash = `#/call/${calls[0]?.call_id ?? ''}`;
  });
  afterAll(async () => {
    await browser?.close();
    await collector?.remove();
  });

  const SCREENS: readonly (readonly [name: string, hash: () => string, ready: string])[] = [
    ['overview', () => '#/overview', '.chart canvas'],
    ['overview as a table', () => '#/overview?view=table', '.figures tbody tr'],
    ['calls', () => '#/calls', '.call-table tbody tr'],
    ['call', () => callHash, '.entries tbody tr'],
    ['budgets', () => '#/budgets', '.budget-bar'],
  ];
  const open = async (hash: string, ready: string, options: OpenOptions): Promise<OpenPage> => {
    const opened = await openPage(browser, collector.url, { bypassCSP: true, hash, ...options });
    await opened.page.locator(ready).first().waitFor();
    await opened.page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    return opened;
  };
  /** Amounts of which a part is not to be seen, and how far the page has to be scrolled sideways. */
  const cut = (page: Page): Promise<unknown> =>
    page.evaluate(`(() => {
      const isCut = (element) => {
        for (let box = element; box !== null && !box.matches('.scroll, .hidden, main'); box = box.parentElement)
          if (getComputedStyle(box).overflowX !== 'visible' && box.scrollWidth > box.clientWidth) return true;
        return false;
      };
      const amounts = [...document.querySelectorAll('main .money, main .big')].filter((each) => each.getClientRects().length > 0);
      return [amounts.filter(isCut).map((each) => each.textContent), Math.max(0, document.documentElement.scrollWidth - innerWidth)];
    })()`);

  describe.each(SCREENS)('%s', (_name, hash, ready) => {
    it.each([
      ['magnified four times (320 by 256)', { width: 320, height: 256 }, ''],
      ['with wider letters, words and lines at 320 pixels', { width: 320, height: 800 }, SPACING],
      ['with wider letters, words and lines at 1280 pixels', { width: 1280, height: 900 }, SPACING],
    ])('cuts no amount and does not scroll sideways %s', async (_how, viewport, style) => {
      const { page, close } = await open(hash(), ready, { viewport });
      if (style !== '') await page.addStyleTag({ content: style });
      expect(await cut(page)).toEqual([[], 0]);
      await close();
    });

    it('has borders where the system takes the colours away, and nothing that axe objects to', async () => {
      const { page, close } = await open(hash(), ready, { forcedColors: 'active', colorScheme: 'dark' });
      const bare = await page.evaluate(`[...document.querySelectorAll('.tag, .badge, .notice')].filter((each) => {
        const { borderTopWidth, borderTopColor } = getComputedStyle(each);
        return borderTopWidth === '0px' || borderTopColor === getComputedStyle(document.body).backgroundColor;
      }).length`);
      expect(bare).toBe(0);
      expect(await violationsOf(page)).toEqual([]);
      await close();
    });
  });

  it('underlines the screen that is seen alone where the system has colours of its own', async () => {
    const { page, close } = await open('#/calls', '.call-table tbody tr', { forcedColors: 'active' });
    const lines = await page.evaluate(`[...document.querySelectorAll('nav[aria-label=Screens] a')].map((each) => {
      return [each.textContent, getComputedStyle(each).borderBottomColor !== getComputedStyle(document.documentElement).backgroundColor];
    })`);
    expect(lines).toEqual([
      ['Overview', false],
      ['Calls', true],
      ['Budgets', false],
    ]);
    await close();
  });

  it('is printed light with its chart, as wide as the paper, and without what can only be pressed', async () => {
    const { page, close } = await open('#/overview', '.chart canvas', { colorScheme: 'dark' });
    const lightness = `getComputedStyle(document.body).color.match(/\\d+/g).map(Number)[0]`;
    const ofScreen = await page.evaluate(lightness);
    const drawn = Number(await page.evaluate(INK));
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    await page.emulateMedia({ media: 'print' });
    expect([Number(ofScreen) > 200, Number(await page.evaluate(lightness)) < 50]).toEqual([true, true]);
    await expect.poll(async () => Number(await page.evaluate(INK)) / drawn).toBeGreaterThan(0.5);
    const chart = await page.locator('.chart canvas').boundingBox();
    expect(chart?.height).toBeGreaterThan(150);
    for (const name of ['Pause updates', 'Show as a table']) expect(await page.getByRole('button', { name }).isVisible()).toBe(false);
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    await page.emulateMedia({ media: 'screen' });
    expect(await page.evaluate(lightness)).toBe(ofScreen);
    await close();
  });

  it('tells those who listen what the chart shows, and where its figures are', async () => {
    const { page, close } = await open('#/overview', '.chart canvas', {});
    const name = await page.getByRole('img').getAttribute('aria-label');
    expect(name).toMatch(
      /^Spend by feature, daily: Last 7 days, \$[\d,.]+ in all, most at 22 Nov with \$[\d,.]+\. The same figures are in the table\.$/,
    );
    await page.getByRole('button', { name: 'Show as a table' }).click();
    await page.getByRole('table', { name: 'Spend daily, by feature, in US dollars' }).waitFor();
    await close();
  });
});
