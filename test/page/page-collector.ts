import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CollectorConfig } from '@spancost/collector';
import { build } from 'vite';

const PAGE = join(import.meta.dirname, '../../collector/page');

/** Its clock goes on from the moment that it is given. */
const SCRIPT = `
  import { startCollector, DEFAULT_CONFIG } from '@spancost/collector';
  const { config, pageFolder, port, startAt } = JSON.parse(process.argv[1]);
  const began = Date.now();
  const collector = await startCollector(
    { ...DEFAULT_CONFIG, log: { level: 'silent' }, ...config, listen: { host: '127.0.0.1', port }, metrics: { ...DEFAULT_CONFIG.metrics, ...config.metrics } },
    { pageFolder, clock: () => startAt + (Date.now() - began) },
  );
  process.on('SIGTERM', () => collector.close());
  console.log(collector.url);`;

export interface PageCollector {
  readonly url: string;
  readonly pid: number;
  /** Sends calls to `POST /api/v1/usage`, a thousand at a time. */
  send(calls: readonly object[], token?: string): Promise<void>;
  /** Ends it, and keeps its ledger; `start` again on the same port. */
  stop(): Promise<void>;
  /** @param changes What differs from before. */
  start(changes?: PageCollectorOptions['config']): Promise<void>;
  /** Ends it, and takes its folder away. */
  remove(): Promise<void>;
}

export interface PageCollectorOptions {
  /** What differs from the defaults. */
  readonly config?: Omit<Partial<CollectorConfig>, 'metrics'> & { readonly metrics?: Partial<CollectorConfig['metrics']> };
  /** What its clock shows when it starts, in milliseconds since the epoch. */
  readonly startAt?: number;
}

/** A collector in a process of its own, with the page as it is built from the sources now. */
export async function startPageCollector({ config = {}, startAt = Date.now() }: PageCollectorOptions = {}): Promise<PageCollector> {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-page-'));
  const pageFolder = join(folder, 'page');
  await build({ root: PAGE, logLevel: 'warn', build: { outDir: pageFolder } });
  let port = 0;
  let url = '';
  let given = config;
  let child = await run();

  async function run() {
    const all = { config: { ...given, ledger: { path: join(folder, 'ledger.duckdb') } }, pageFolder, port, startAt };
    const args = ['--conditions=@spancost/source', '--input-type=module', '--eval', SCRIPT, JSON.stringify(all)];
    const started = spawn(process.execPath, args, { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] });
    const [told] = (await Promise.race([once(started.stdout, 'data'), once(started, 'exit')])) as [Buffer | number];
    if (typeof told === 'number') throw new Error(`the collector ended with ${told}`);
    url = told.toString().trim();
    port = Number(new URL(url).port);
    return started;
  }
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
  };
  return {
    url,
    pid: child.pid ?? 0,
    async send(calls, token) {
      for (let from = 0; from < calls.length; from += 1000) {
        const response = await fetch(`${url}/api/v1/usage`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
          body: JSON.stringify({ calls: calls.slice(from, from + 1000) }),
        });
        const text = await response.text();
        if (response.status !== 200) throw new Error(`the calls were answered ${response.status}: ${text.slice(0, 500)}`);
      }
    },
    stop,
    async start(changes = {}) {
      given = { ...given, ...changes };
      child = await run();
    },
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
