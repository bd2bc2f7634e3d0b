import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Authority } from '../../collector/test/access/certificates.ts';
import { authOf, testToken } from '../../collector/test/access/tokens.ts';
import { openPage, startBrowser } from './browser.ts';
import { describeWithChromium } from './describe-with-chromium.ts';
import { startPageCollector, type PageCollector } from './page-collector.ts';
import { startProxy } from './proxy.ts';
import { violationsOf } from './violations-of.ts';

const ADMIN = testToken({ role: 'admin' });
const ACME = testToken({ role: 'viewer', tenant: 'acme' });
const ANN = testToken({ role: 'viewer', tenant: 'acme', user: 'ann' });
const SENDER = testToken({ role: 'ingest' });
const STRANGER = testToken({ role: 'admin' });

const call = (tenant: string, user: string): object => ({
  provider: 'openai',
  model: 'gpt-5',
  usage: { input_tokens: 1000, output_tokens: 200 },
  attribution: { tenant, user, feature: 'chat' },
});

describeWithChromium('a collector with tokens', (binary) => {
  let collector: PageCollector;
  let browser: Browser;

  beforeAll(async () => {
    [collector, browser] = await Promise.all([
      startPageCollector({ config: { auth: authOf(ADMIN, ACME, ANN, SENDER) } }),
      startBrowser(binary),
    ]);
    await collector.send([call('acme', 'ann'), call('acme', 'bo'), call('globex', 'zoe')], ADMIN.token);
  });
  afterAll(async () => {
    await browser?.close();
    await collector?.remove();
  });

  /** Opened on a list of calls; the console tells of the 401 that leads to the form. */
  const open = (at = collector.url) => openPage(browser, at, { at: Date.now(), hash: '#/calls', expected: [0, 401] });
  const signIn = async (page: Page, token: string): Promise<void> => {
    await page.getByLabel('Token of the role viewer or admin').fill(token);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  const users = async (page: Page): Promise<readonly string[]> => {
    await page.locator('.call-table tbody tr').first().waitFor();
    return page.locator('.call-table tbody tr td:nth-child(4)').allTextContents();
  };

  it('gives the page, which has no data in it, to everybody, and asks for a token with the reason', async () => {
    const { page, problems, close } = await open();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.getByRole('alert').textContent()).toBe('This collector shows what it has to those who have a token of it.');
    await signIn(page, STRANGER.token);
    await page.getByText('This token was not taken. A known token is needed').waitFor();
    await signIn(page, 'no token');
    expect(await page.getByRole('alert').textContent()).toContain('This is no token');
    expect(problems).toEqual([]);
    await close();
  });

  it.each([
    ['an admin', ADMIN, ['zoe', 'bo', 'ann'], 'admin (admin)'],
    ['a viewer of a tenant', ACME, ['bo', 'ann'], 'acme-viewer (viewer, tenant acme)'],
    ['a viewer of a user', ANN, ['ann'], 'acme-ann-viewer (viewer, tenant acme, user ann)'],
  ] as const)('shows %s what it may see, says who it is, and keeps the token in this tab alone', async (_who, token, expected, text) => {
    const { page, problems, close } = await open();
    await signIn(page, token.token);
    expect((await users(page)).toSorted()).toEqual([...expected].toSorted());
    expect(await page.locator('.who-text').textContent()).toBe(text);
    await page.reload();
    expect((await users(page)).toSorted()).toEqual([...expected].toSorted());
    const kept = await page.evaluate('JSON.stringify([Object.values(sessionStorage), Object.values(localStorage), document.cookie])');
    expect(JSON.parse(String(kept))).toEqual([[token.token], [], '']);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You have signed out.').waitFor();
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
    expect(problems).toEqual([]);
    await close();
  });

  it('tells a token that may only send that it may not look', async () => {
    const { page, problems, close } = await open();
    await signIn(page, SENDER.token);
    await page.getByText('This token may only send calls').waitFor();
    expect(problems).toEqual([]);
    await close();
  });

  it('asks for the token in a form that axe has nothing against, on a telephone too', async () => {
    const { page, close } = await openPage(browser, collector.url, {
      viewport: { width: 320, height: 700 },
      bypassCSP: true,
      expected: [401],
    });
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
    await close();
  });

  it('works under the path of a proxy', async () => {
    const proxy = await startProxy(collector.url, { path: '/tools/spancost' });
    const { page, problems, close } = await open(proxy.url);
    await signIn(page, ADMIN.token);
    expect(await users(page)).toHaveLength(3);
    expect(problems).toEqual([]);
    await close();
    proxy.close();
  });

  it('asks for no token behind a proxy with a sign-in of its own that sends one, and downloads as without', async () => {
    const proxy = await startProxy(collector.url, { path: '/tools', signIn: 'ops:secret', token: ACME.token });
    const { page, problems, close } = await openPage(browser, proxy.url, {
      at: Date.now(),
      hash: '#/calls',
      httpCredentials: { username: 'ops', password: 'secret' },
    });
    expect((await users(page)).toSorted()).toEqual(['ann', 'bo']);
    expect(await page.locator('.who-text').textContent()).toBe('acme-viewer (viewer, tenant acme)');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download' }).click()]);
    expect((await readFile(await file.path(), 'utf8')).trim().split('\n')).toHaveLength(3);
    expect(problems).toEqual([]);
    await close();
    proxy.close();
  });

  it('says so where a proxy asks for a sign-in of its own in place of the token', async () => {
    const proxy = await startProxy(collector.url, { path: '', signIn: 'ops:secret' });
    const { page, close } = await openPage(browser, proxy.url, {
      at: Date.now(),
      hash: '#/calls',
      httpCredentials: { username: 'ops', password: 'secret' },
      expected: [401],
    });
    await signIn(page, ADMIN.token);
    await page.getByText('asks for a sign-in of its own (401), and does not take the token of this page').waitFor();
    expect(await page.getByRole('heading', { name: 'Sign in' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Sign out' }).count()).toBe(1);
    await close();
    proxy.close();
  });

  it('works over TLS', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spancost-page-tls-'));
    const secure = await startPageCollector({ config: { auth: authOf(ADMIN), tls: new Authority(folder, 'authority').issue() } });
    try {
      const { page, problems, close } = await openPage(browser, secure.url, {
        at: Date.now(),
        hash: '#/calls',
        ignoreHTTPSErrors: true,
        expected: [401],
      });
      expect(secure.url).toMatch(/^https:/);
      const sent = await page.context().request.post(`${secure.url}/api/v1/usage`, {
        headers: ADMIN.bearer,
        data: { calls: [call('acme', 'tess')] },
      });
      expect(sent.status()).toBe(200);
      await signIn(page, ADMIN.token);
      expect(await users(page)).toEqual(['tess']);
      expect(await page.evaluate('isSecureContext')).toBe(true);
      expect(problems).toEqual([]);
      await close();
    } finally {
      await secure.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('asks for another token once one is revoked, says why, and goes on with the same filters', async () => {
    const { page, problems, close } = await openPage(browser, collector.url, {
      at: Date.now(),
      hash: '#/calls?user=bo&range=30d',
      expected: [0, 401],
    });
    await signIn(page, ACME.token);
    expect(await users(page)).toEqual(['bo']);
    await collector.stop();
    await collector.start({ auth: authOf(ADMIN, ANN, SENDER) });
    await page.getByRole('heading', { name: 'Sign in' }).waitFor({ timeout: 20_000 });
    expect(await page.getByRole('alert').textContent()).toContain('A known token is needed');
    expect(await page.evaluate('[sessionStorage.length, document.activeElement.name]')).toEqual([0, 'token']);
    await signIn(page, ADMIN.token);
    expect(await users(page)).toEqual(['bo']);
    expect(await page.getByRole('combobox', { name: 'Time' }).inputValue()).toBe('30d');
    expect(problems).toEqual([]);
    await close();
  });

  it('keeps the last figures while the collector is away, says since when, and goes on by itself', async () => {
    const { page, problems, close } = await open();
    await signIn(page, ADMIN.token);
    expect(await users(page)).toHaveLength(3);
    await collector.stop();
    await page.getByText('The collector does not answer.').waitFor({ timeout: 15_000 });
    expect(await page.getByText(/What is shown is of \d\d:\d\d:\d\d/).count()).toBe(1);
    expect(await users(page)).toHaveLength(3);
    await collector.start();
    await page.getByText('The collector does not answer.').waitFor({ state: 'detached', timeout: 15_000 });
    expect(problems).toEqual([]);
    await close();
  });
});
