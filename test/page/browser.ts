import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { NOW } from './shop-month.ts';

/** A page that is looked at, and all that was wrong with it so far. */
export interface OpenPage {
  readonly page: Page;
  /** Errors and warnings of the console, violations of the policy among them, exceptions, and requests to another origin. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  /** What is behind the address of the collector. */
  readonly hash?: string;
  /** What the clock of the browser shows when it opens. */
  readonly at?: number;
  /** Statuses of answers that are no problem in this test; the console tells of each. */
  readonly expected?: readonly number[];
}

export async function startBrowser(binary: string): Promise<Browser> {
  // Its sandbox needs another user than root.
  return chromium.launch({ executablePath: binary, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

/** Opens the page of a collector in a context of its own, as if nobody had been there before. */
export async function openPage(
  browser: Browser,
  url: string,
  { hash = '', at = NOW, expected = [], ...options }: OpenOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'America/New_York',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const problems: string[] = [];
  const { origin } = new URL(url);
  const allowed = expected.map((status) => `status of ${status} `);
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type()) || allowed.some((each) => message.text().includes(each))) return;
    // A collector that is stopped by a test refuses connections.
    if (expected.includes(0) && message.text().includes('ERR_CONNECTION_REFUSED')) return;
    problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) problems.push(`request to ${request.url()}`);
  });
  await page.addInitScript(`{ const now = Date.now.bind(Date); Date.now = () => now() + ${at - Date.now()}; }`);
  await page.goto(`${url}/${hash}`);
  return { page, problems, close: () => context.close() };
}

/** What the collector answers, to compare with what the page shows. */
export async function answerOf<T>(url: string, path: string, token?: string): Promise<T> {
  const response = await fetch(url + path, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });
  if (response.status !== 200) throw new Error(`${path} was answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}
