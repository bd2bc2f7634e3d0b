import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const MAIN = join(import.meta.dirname, '../../../src/main.ts');

/** `spancost up --with-prometheus` in a process of its own. */
export interface Monitored {
  readonly child: ChildProcess;
  readonly folder: string;
  readonly output: () => string;
  /** Code and signal with which it ended. */
  readonly ended: Promise<readonly [number | null, NodeJS.Signals | null]>;
  /** The address that it told of `collector`, `Prometheus` or `Alertmanager`. */
  url(of: string): string;
}

export interface MonitoredOptions {
  readonly yaml?: string;
  readonly args?: readonly string[];
  readonly path?: string;
}

/** All of it on free ports, with data in a folder that is gone after the test. */
export function upMonitored({ yaml = '', args = [], path }: MonitoredOptions = {}): Monitored {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-monitored-'));
  const config = join(folder, 'spancost.yaml');
  writeFileSync(config, `listen: { port: 0 }\nledger: { path: data/l.duckdb }\nmetrics: { scrape_interval: 1s }\n${yaml}`);
  const ports = ['--prometheus-port', '0', '--alertmanager-port', '0'];
  const child = spawn(
    process.execPath,
    ['--conditions=@spancost/source', MAIN, 'up', '--config', config, '--with-prometheus', ...ports, ...args],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...(path === undefined ? {} : { PATH: path }) } },
  );
  const ended = new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve) =>
    child.once('close', (code, signal) => resolve([code, signal])),
  );
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const url = (of: string): string => new RegExp(`spancost: ${of} at (https?:\\S+)`).exec(output)?.[1] ?? '';
  return { child, folder, output: () => output, ended, url };
}
