import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../free-ports.ts';

const MAIN = join(import.meta.dirname, '../../packages/cli/src/main.ts');

/** `spancost up` as a process that can be killed and started again on the same port and ledger. */
export class CollectorProcess {
  readonly url: string;
  readonly #config: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #port: number;
  #process: ChildProcess | undefined;
  #output = '';

  private constructor(config: string, port: number, env: Readonly<Record<string, string>>) {
    this.#config = config;
    this.#env = env;
    this.#port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** @param env Variables that win over the configuration. */
  static async start(config: string, env: Readonly<Record<string, string>> = {}): Promise<CollectorProcess> {
    const collector = new CollectorProcess(config, await freePort(), env);
    await collector.start();
    return collector;
  }

  async start(): Promise<void> {
    const child = spawn(
      process.execPath,
      ['--conditions=@spancost/source', MAIN, 'up', '--config', this.#config, '--port', String(this.#port)],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...this.#env } },
    );
    this.#process = child;
    child.stdout.on('data', (data) => (this.#output += String(data)));
    child.stderr.on('data', (data) => (this.#output += String(data)));
    const deadline = Date.now() + 30_000;
    for (;;) {
      if (child.exitCode !== null) throw new Error(`the collector ended with ${child.exitCode}:\n${this.#output}`);
      const ready = await fetch(`${this.url}/readyz`).then(
        (response) => response.ok,
        () => false,
      );
      if (ready) return;
      if (Date.now() > deadline) throw new Error(`the collector was not ready in 30 s:\n${this.#output}`);
      await sleep(50);
    }
  }

  /** SIGKILL: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exit = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await exit;
  }
}
