import { fork } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProviders, type RecordedRequest } from '@spancost/example-providers';
import { observe } from '../observe.ts';
import { installedPackage } from './installed-package.ts';
import type { Column, ColumnResult } from './column.ts';

const SCRIPT = fileURLToPath(new URL('./run-column.ts', import.meta.url));

/** How a column is run. */
export type How = 'bare' | 'instrumented';

/** What a column gave, and what its providers received: each request's method, path and body. */
export interface RunOfColumn extends ColumnResult {
  readonly requests: readonly string[];
}

/**
 * Runs a column in a process and at a stand-in of its own. Projects and what Node compiles go into `folder`.
 *
 * @throws Error if the process ends without a result; its message is what the process wrote.
 */
export async function runColumn({ sdk, major, format }: Column, how: How, folder: string): Promise<RunOfColumn> {
  const project = await projectWith(sdk.name, major.installed, folder);
  const now = new Date('2026-11-22T12:00:00Z');
  const providers = await startProviders({ slowMs: 600, eventDelayMs: 10, retryAfterMs: 5, now: () => now });
  try {
    const result = await inProcess([sdk.name, major.installed, format, how, providers.url], project, folder);
    return { ...result, requests: providers.requests.map(receivedAs).toSorted() };
  } finally {
    await providers.close();
  }
}

/** A request without ids that were made up, and without what is asked of OpenAI's streams in the name of their caller. */
function receivedAs({ method, path, body }: RecordedRequest): string {
  const { include_usage: _usage, ...options } = { ...(body?.['stream_options'] as object | undefined) } as Record<string, unknown>;
  const asked =
    body === undefined ? '' : JSON.stringify({ ...body, stream_options: Object.keys(options).length === 0 ? undefined : options });
  return String(observe(`${method} ${path} ${asked}`));
}

/** An application's folder, in which the SDK is installed under its own name, as it is looked for. */
async function projectWith(name: string, installed: string, folder: string): Promise<string> {
  const project = join(folder, installed);
  const link = join(project, 'node_modules', name);
  await mkdir(dirname(link), { recursive: true });
  // Columns of the same SDK run beside each other: another one may have made it.
  await symlink(installedPackage(installed).folder, link).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return project;
}

function inProcess(args: readonly string[], project: string, folder: string): Promise<ColumnResult> {
  const child = fork(SCRIPT, args, {
    execArgv: ['--conditions=@spancost/source'],
    env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: join(folder, 'compiled') },
    cwd: project,
    // Keeps what JSON would lose: undefined, NaN, and numbers that are not numbers.
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    let result: ColumnResult | undefined;
    let written = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (written += String(part)));
    // The script sends nothing else.
    child.once('message', (message) => (result = message as ColumnResult));
    child.once('error', reject);
    child.once('close', (code) => {
      if (result === undefined) reject(new Error(`${args.slice(0, 4).join(' ')} ended with ${code} and no result: ${written}`));
      else resolve(result);
    });
  });
}
