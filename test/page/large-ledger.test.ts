import type { CallsPage } from '@spancost/api';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadProcess } from '../../bench/src/ingest/load-process.ts';
import { USUAL_LOAD } from '../../bench/src/ingest/usual-load.ts';
import { answerOf, openPage, startBrowser } from './browser.ts';
import { describeWithChromium } from './describe-with-chromium.ts';
import { startPageCollector, type PageCollector } from './page-collector.ts';

const CALLS = Number(process.env['SPANCOST_PAGE_CALLS'] ?? 100_000);
const DAYS = 30;
const DAY_MS = 86_400_000;

/** What turning a page may take of a processor, and what people wait for; a machine that does other things too is slow, but does no more. */
const TURN_CPU_MS = 200;
const SHOWN_MS = 10_000;
const TURNS = 10;

describeWithChromium(`a ledger of ${CALLS.toLocaleString('en-US')} calls`, (binary) => {
  let collector: PageCollector;
  let browser: Browser;

  beforeAll(async () => {
    [collector, browser] = await Promise.all([startPageCollector(), startBrowser(binary)]);
    const made = { from: Date.now() - DAYS * DAY_MS, msPerBatch: (DAYS * DAY_MS - 600_000) / (CALLS / USUAL_LOAD.callsPerBatch) };
    await loadProcess({ url: `${collector.url}/v1/traces`, ...USUAL_LOAD, maxCalls: CALLS, maxSeconds: 3600, firstBatch: 0, made });
  }, 3_600_000);
  afterAll(async () => {
    await browser?.close();
    await collector?.remove();
  });

  /** How long something took, in milliseconds. */
  const took = async (work: () => Promise<unknown>): Promise<number> => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };

  it('is overlooked, paged through and searched, and turning a page is as little work as ever', async () => {
    const { page, problems, close } = await openPage(browser, collector.url, { at: Date.now(), hash: '#/overview?range=30d' });
    const tools = await page.context().newCDPSession(page);
    await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
    /** What the page has taken of a processor, in milliseconds. */
    const cpuMs = async (): Promise<number> => {
      const { metrics } = await tools.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
    };
    const times: Record<string, number> = {};
    times['overview'] = await took(async () => {
      await page.locator('.chart canvas').waitFor();
      await page.locator('table.top').nth(3).waitFor();
    });
    const { total } = await answerOf<{ total: { requests: number } }>(collector.url, '/api/v1/analytics?group_by=status&period=lifetime');
    expect(total.requests).toBe(CALLS);

    times['calls'] = await took(async () => {
      await page.getByRole('link', { name: 'Calls', exact: true }).click();
      await page.locator('.call-table tbody tr').nth(49).waitFor();
    });
    const before = await cpuMs();
    let seen = await page.locator('.call-table tbody a').first().getAttribute('href');
    for (let number = 0; number < TURNS; number++) {
      times[`page ${number}`] = await took(async () => {
        await page.getByRole('link', { name: 'Earlier calls' }).click();
        await expect
          .poll(() => page.locator('.call-table tbody a').first().getAttribute('href'), { timeout: 10_000, interval: 20 })
          .not.toBe(seen);
      });
      seen = await page.locator('.call-table tbody a').first().getAttribute('href');
      expect(await page.locator('.call-table tbody tr').count()).toBe(50);
    }
    const turn = ((await cpuMs()) - before) / TURNS;
    const { calls } = await answerOf<CallsPage>(collector.url, '/api/v1/usage?limit=1&order=costliest');
    const wanted = calls[0]?.user ?? '';
    times['search'] = await took(async () => {
      await page.getByLabel('Search the ledger').fill(wanted);
      await page.getByRole('link', { name: `Remove the filter search: ${wanted}` }).waitFor();
      await page.locator('.card.calls[aria-busy=false] tbody tr', { hasText: wanted }).first().waitFor();
    });
    console.log(`of ${CALLS} calls`, times, `turning a page takes ${turn.toFixed(0)} ms of a processor`);
    expect(turn).toBeLessThan(TURN_CPU_MS);
    expect(Object.entries(times).filter(([, ms]) => ms > SHOWN_MS)).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  }, 120_000);
});
