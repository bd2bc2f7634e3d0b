import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readProcess, type ProcessFigures } from './process-figures.ts';

/** A server that takes OTLP traces, in a process and a folder of its own. */
export interface Server {
  /** Where traces are sent. */
  readonly tracesUrl: string;
  figures(): ProcessFigures;
  /** How many spans it holds now, as its own storage tells. */
  stored(): Promise<number>;
  /** Ends the process and removes its folder. */
  stop(): Promise<void>;
}

/** A kind of server. */
export interface Contender {
  readonly name: string;
  /** What an acknowledgement of it means. */
  readonly keeps: string;
  /** Where it acknowledges what it has not stored: so many calls it is sent before they must be stored. */
  readonly portion?: number;
  /** Rejects with the reason if it cannot be run here. */
  readonly start: () => Promise<Server>;
}

/** How a server is begun. */
export interface Launch {
  readonly command: string;
  readonly args: (folder: string, port: number) => readonly string[];
  readonly env?: (folder: string, port: number) => Readonly<Record<string, string>>;
  /** A path that answers 200 when it is ready. */
  readonly readyPath?: string;
  readonly readyWithinMs: number;
  readonly stored: (folder: string, url: string) => Promise<number>;
}

/** Starts a server on a free port of loopback, and waits until it answers. @throws Error with its last words. */
export async function launch({ command, args, env, readyPath = '/', readyWithinMs, stored }: Launch): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-bench-'));
  const port = await freePort();
  const child = spawn(command, args(folder, port), {
    cwd: folder,
    env: { ...process.env, ...env?.(folder, port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const words = lastWords(child);
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const killing = setTimeout(() => child.kill('SIGKILL'), 30_000);
      await once(child, 'exit');
      clearTimeout(killing);
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  const deadline = performance.now() + readyWithinMs;
  while (!(await answers(url + readyPath))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await stop();
      throw new Error(`${command} did not answer within ${readyWithinMs / 1000} s; it said last: ${words()}`);
    }
    await sleep(100);
  }
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} has no process`);
  return { tracesUrl: `${url}/v1/traces`, figures: () => readProcess(pid), stored: () => stored(folder, url), stop };
}

/** Whether anything but a refusal to connect comes back. */
async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

function lastWords(child: ChildProcess): () => string {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-500)));
  return () => said;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
