import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { CollectorDependencies } from '@spancost/collector';
import { onTestFinished } from 'vitest';
import { testConfig, withRequests, type RunningCollector } from './running-collector.ts';

const SCRIPT = `
  import { startCollector, readPriceBook, DEFAULT_CONFIG } from '@spancost/collector';
  import { Pricer } from '@spancost/prices';
  const [, path, given] = process.argv;
  const { pricesFile: file, ledger, memoryBytes } = JSON.parse(given);
  const own = file === undefined ? {} : { prices: { file }, pricer: new Pricer(readPriceBook(file)) };
  const config = { ...DEFAULT_CONFIG, listen: { host: '127.0.0.1', port: 0 }, ledger: { path, memoryBytes }, log: { level: 'silent' }, ...own };
  const collector = await startCollector(config, { ledger });
  process.on('SIGTERM', () => collector.close());
  process.on('SIGHUP', () => collector.reload());
  console.log(collector.url);`;

/** A collector in a process of its own; `close` kills it with SIGKILL. */
export interface SpawnedCollector extends RunningCollector {
  readonly process: ChildProcess;
}

export interface SpawnOptions {
  /** Largest file that it may write, in blocks of 512 bytes or 1 KiB as the shell has it: a disk that is full. It can be raised later. */
  readonly maxFileBlocks?: number;
  /** An own price book. */
  readonly pricesFile?: string;
  readonly ledger?: CollectorDependencies['ledger'];
  /** Memory that the database may take for itself; 1 GiB unless told. */
  readonly memoryBytes?: number;
}

export async function spawnCollector(ledgerPath: string, options: SpawnOptions = {}): Promise<SpawnedCollector> {
  const child = spawnProcess(ledgerPath, options);
  const [url] = (await once(child.stdout, 'data')) as [Buffer];
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return {
    ...withRequests({ url: url.toString().trim(), reload: () => void child.kill('SIGHUP'), close: kill }, testConfig()),
    process: child,
  };
}

/** A collector that starts in a process of its own; it prints its URL when it listens. */
export function spawnProcess(
  ledgerPath: string,
  { maxFileBlocks, ...options }: SpawnOptions = {},
): ChildProcessByStdio<null, Readable, null> {
  const limit = maxFileBlocks === undefined ? '' : `ulimit -S -f ${maxFileBlocks};`;
  const args = [
    '-c',
    `${limit} exec "$0" "$@"`,
    process.execPath,
    '--conditions=@spancost/source',
    '--input-type=module',
    '--eval',
    SCRIPT,
    ledgerPath,
    JSON.stringify(options),
  ];
  const child = spawn('/bin/sh', args, { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}
