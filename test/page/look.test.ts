import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CallsPage } from '@spancost/api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, openPage, startBrowser, type OpenOptions } from './browser.ts';
import { describeWithChromium } from './describe-with-chromium.ts';
import { startPageCollector, type PageCollector } from './page-collector.ts';
import { NOW, shopMonth } from './shop-month.ts';
import { violationsOf } from './violations-of.ts';

/** Where the pictures of the docs are written to, where that is asked for. */
const IMAGES = process.env['SPANCOST_SCREENSHOTS'] === '1' ? join(import.meta.dirname, '../../docs/images') : undefined;

const BUDGETS = [
  { name: 'everything-this-month', amount_usd: '45', period: 'monthly' },
  { name: 'code-review-a-day', amount_usd: '0.3', period: 'daily', scope: { feature: 'code-review' } },
  { name: 'each-user-a-day', amount_usd: '0.2', period: 'daily', per: 'user', enforce: 'warn' },
  { name: 'translation-this-month', amount_usd: '1', period: 'monthly', scope: { feature: 'translation' } },
];

const THEMES = [
  ['light', 1280],
  ['dark', 1280],
  ['light', 320],
  ['dark', 320],
] as const;

describeWithChromium('how the page looks', (binary) => {
  let collector: PageCollector;
  let browser: Browser;
  /** A call with a cost, and what leads to it. */
  let callHash = '';

  beforeAll(async () => {
    [collector, browser] = await Promise.all([
      startPageCollector({ startAt: NOW, config: { features: { chat: 'Chat assistant' }, metrics: { timeZone: 'Europe/Berlin' } } }),
      startBrowser(binary),
    ]);
    await collector.send(shopMonth());
    const headers = { 'content-type': 'application/json' };
    for (const budget of BUDGETS) await fetch(`${collector.url}/api/v1/budgets`, { method: 'POST', headers, body: JSON.stringify(budget) });
    const { calls } = await answerOf<CallsPage>(collector.url, '/api/v1/usage?limit=1&feature=code-review&unpriced=false');
    const id = calls[0]?.call_id ?? '';
    callHash = `#/call/${id}`;
    const correction = JSON.stringify({ cost_usd: '0.0719', reason: 'credit note 2026-11' });
    await fetch(`${collector.url}/api/v1/usage/${id}/corrections`, { method: 'POST', headers, body: correction });
  });
  afterAll(async () => {
    await browser?.close();
    await collector?.remove();
  });

  const SCREENS: readonly (readonly [name: string, hash: () => string, ready: string])[] = [
    ['overview', () => '#/overview', '.chart canvas'],
    ['calls', () => '#/calls?status=success', '.call-table tbody tr'],
    ['call', () => callHash, '.entries tbody tr:nth-child(2)'],
    ['budgets', () => '#/budgets', '.budget .target'],
  ];

  const open = (options: OpenOptions) => openPage(browser, collector.url, options);
  const settle = async (page: Page, ready: string): Promise<void> => {
    await page.locator(ready).first().waitFor();
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  };

  describe.each(THEMES)('%s, %i pixels wide', (colorScheme, width) => {
    it.each(SCREENS)('%s has nothing that axe objects to, and does not scroll sideways', async (_name, hash, ready) => {
      const { page, problems, close } = await open({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true, hash: hash() });
      await settle(page, ready);
      expect(await violationsOf(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
      expect(problems).toEqual([]);
      await close();
    });
  });

  it('all 24 hues of names have a contrast of 4.5, and of the chart 3, in both themes', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, close } = await open({ colorScheme, bypassCSP: true });
      await settle(page, '.chart canvas');
      const low = await page.evaluate(`(() => {
        const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
        const luminance = (colour) => {
          context.fillStyle = colour;
          context.fillRect(0, 0, 1, 1);
          const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((each) => each / 255).map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const contrast = (one, other) => {
          const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
          return (high + 0.05) / (low + 0.05);
        };
        const card = document.querySelector('.card');
        const surface = getComputedStyle(card).backgroundColor;
        const probe = (name, hue) => {
          const element = card.appendChild(document.createElement('span'));
          element.className = name;
          element.style.setProperty('--hue', hue);
          const { color, backgroundColor } = getComputedStyle(element);
          element.remove();
          return [color, backgroundColor];
        };
        return Array.from({ length: 24 }, (_, step) => step * 15).flatMap((hue) => {
          const text = contrast(...probe('tag', hue));
          const swatches = ['swatch', 'swatch shade-1', 'swatch shade-2'].map((name) => [name, contrast(probe(name, hue)[1], surface)]);
          return [['tag', text, 4.5], ...swatches.map(([name, value]) => [name, value, 3])].filter(([, value, least]) => value < least).map(([name, value]) => name + ' ' + hue + ': ' + value.toFixed(2));
        });
      })()`);
      expect([colorScheme, low]).toEqual([colorScheme, []]);
      await close();
    }
  });

  it('follows the switch of colours whatever the system has, and keeps it', async () => {
    const { page, close } = await open({ colorScheme: 'light' });
    const back = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const light = await back();
    await page.getByRole('combobox', { name: 'Colours' }).selectOption('dark');
    const dark = await back();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await back()).toBe(dark);
    await close();
  });

  it('is reached by keyboard from the first key on, with a focus that is seen', async () => {
    const { page, close } = await open({});
    await settle(page, 'table.top a');
    const seen: string[] = [];
    for (let key = 0; key < 60; key++) {
      await page.keyboard.press('Tab');
      const now = String(
        await page.evaluate(`(() => {
          const { activeElement: element } = document;
          if (element === document.body) return '';
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          return (outlineStyle === 'none' || outlineWidth === '0px' ? 'UNSEEN ' : '') + (element.ariaLabel ?? element.textContent.trim().slice(0, 40));
        })()`),
      );
      if (now === '') break;
      seen.push(now);
    }
    expect(seen.slice(0, 5)).toEqual(['Skip to the content', 'Spancost', 'Overview', 'Calls', 'Budgets']);
    expect(seen.filter((each) => each.startsWith('UNSEEN'))).toEqual([]);
    expect(seen).toEqual(expect.arrayContaining(['Show as a table', 'ann', 'claude-opus-4-5']));
    await close();
  });

  it.runIf(IMAGES !== undefined)('is what the pictures of the docs show', async () => {
    const folder = IMAGES ?? '';
    mkdirSync(folder, { recursive: true });
    const pictures = [
      ['overview', '#/overview?range=30d', '.chart canvas', 'light', 1280, 860],
      ['overview-dark', '#/overview?range=30d&by=model', '.chart canvas', 'dark', 1280, 860],
      ['overview-phone', '#/overview', '.chart canvas', 'light', 390, 844],
      ['calls', '#/calls', '.call-table tbody tr', 'light', 1280, 720],
      ['call', callHash, '.entries tbody tr:nth-child(2)', 'light', 1280, 860],
      ['budgets', '#/budgets', '.budget .target', 'light', 1280, 720],
    ] as const;
    for (const [name, hash, ready, colorScheme, width, height] of pictures) {
      const { page, close } = await open({ colorScheme, viewport: { width, height }, hash });
      await settle(page, ready);
      await page.screenshot({ path: join(folder, `page-${name}.png`), animations: 'disabled' });
      await close();
    }
  });

  it('moves nothing for those who ask for less motion', async () => {
    const { page, close } = await open({ reducedMotion: 'reduce', hash: '#/calls' });
    await settle(page, '.call-table tbody tr');
    await collector.send([
      { provider: 'openai', model: 'gpt-5', usage: { input_tokens: 10, output_tokens: 10 }, attribution: { user: 'calm' } },
    ]);
    const row = page.locator('tr.fresh', { hasText: 'calm' });
    await row.waitFor();
    expect(await page.evaluate('getComputedStyle(document.querySelector("tr.fresh")).animationName')).toBe('none');
    await close();
  });
});
