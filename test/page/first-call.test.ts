import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openPage, startBrowser } from './browser.ts';
import { describeWithChromium } from './describe-with-chromium.ts';
import { startPageCollector } from './page-collector.ts';
import { violationsOf } from './violations-of.ts';

describeWithChromium('an empty ledger', (binary) => {
  it('says that prices are stale, a year after they were checked', async () => {
    const startAt = Date.now() + 400 * 86_400_000;
    const [collector, browser] = await Promise.all([startPageCollector({ startAt }), startBrowser(binary)]);
    try {
      await collector.send([{ provider: 'openai', model: 'gpt-5', usage: { input_tokens: 1000, output_tokens: 200 } }]);
      const { page, problems } = await openPage(browser, collector.url, { at: startAt });
      await page.getByRole('status').filter({ hasText: 'prices that calls hang on were not checked for a while' }).waitFor();
      expect(problems).toEqual([]);
    } finally {
      await browser.close();
      await collector.remove();
    }
  });

  it('tells how to send a first call; what it says to type to curl is run, and the page shows $0.00325', async () => {
    const [collector, browser] = await Promise.all([startPageCollector(), startBrowser(binary)]);
    try {
      const { page, problems } = await openPage(browser, collector.url, { at: Date.now() });
      await page.getByRole('heading', { name: 'Waiting for the first call' }).waitFor();
      const narrow = await openPage(browser, collector.url, { viewport: { width: 320, height: 700 }, bypassCSP: true });
      await narrow.page.getByRole('heading', { name: 'Waiting for the first call' }).waitFor();
      expect(await violationsOf(narrow.page)).toEqual([]);
      expect(await narrow.page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
      await narrow.close();
      const lines = await page.locator('pre').allTextContents();
      expect(lines.map((text) => text.includes(collector.url))).toEqual([false, false, true, true, true]);
      const curl = lines.find((text) => text.startsWith('curl ')) ?? '';
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: 'Copy By curl, without telemetry: what to type' }).click();
      await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(curl);
      await page.getByRole('link', { name: 'Calls', exact: true }).click();
      await page.getByRole('link', { name: 'How to send the first one' }).click();
      await page.getByRole('heading', { name: 'Waiting for the first call' }).waitFor();
      const { stdout } = await promisify(execFile)('bash', ['-c', curl]);
      expect(JSON.parse(stdout)).toMatchObject({ results: [{ outcome: 'charged' }] });
      await page.getByRole('heading', { name: 'What AI calls cost' }).waitFor();
      await page.locator('.figure:nth-child(1) .big data[value="0.00325"]').waitFor();
      expect(problems).toEqual([]);
    } finally {
      await browser.close();
      await collector.remove();
    }
  });
});
