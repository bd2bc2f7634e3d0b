import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from '../../errors.ts';
import { endWithUs } from './end-with-us.ts';

/** How often a server that starts is asked whether it is ready, and how long it is waited for, in milliseconds. */
const ASKED_EVERY_MS = 100;
const READY_WITHIN_MS = 15_000;

/** How long one that is told to end may take, in milliseconds. */
const END_WITHIN_MS = 10_000;

/** Characters of what a server said last. */
const LAST_WORDS = 400;

export interface ServerOptions {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Where its output goes. */
  readonly log: string;
  /** `http://127.0.0.1:9090`. */
  readonly url: string;
  /** Told when it has ended although nobody told it to; with a sentence for people. */
  readonly onDeath: (sentence: string) => void;
}

/** A server in a process of its own, which never outlives this one. */
export class ServerProcess {
  readonly url: string;
  readonly #options: ServerOptions;
  readonly #child: ChildProcess;
  readonly #ended: Promise<string>;
  readonly #callOff: () => void;
  readonly #kill = (): void => void this.#child.kill('SIGKILL');
  #isWatched = false;
  #isStopping = false;

  private constructor(options: ServerOptions) {
    this.#options = options;
    this.url = options.url;
    const log = openSync(options.log, 'w', 0o600);
    this.#child = spawn(options.program, [...options.args], { stdio: ['ignore', log, log], detached: process.platform !== 'win32' });
    closeSync(log);
    this.#ended = new Promise((resolve) => {
      this.#child.once('error', (error) => resolve(error.message));
      this.#child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : signal));
    });
    this.#callOff = this.#child.pid === undefined ? () => undefined : endWithUs(this.#child.pid);
    process.once('exit', this.#kill);
    void this.#ended.then((how) => this.#onEnd(how));
  }

  /** Starts it and returns when it is ready, or when that takes long, as after much has been recorded. @throws CommandError if it ends at once */
  static async start(options: ServerOptions): Promise<ServerProcess> {
    const server = new ServerProcess(options);
    const end = performance.now() + READY_WITHIN_MS;
    while (performance.now() < end) {
      const how = await Promise.race([server.#ended, isReady(options.url)]);
      if (typeof how === 'string') throw new CommandError(`${options.name} did not start (${how}): ${server.#lastWords()}`);
      if (how) break;
      await sleep(ASKED_EVERY_MS);
    }
    server.#isWatched = true;
    return server;
  }

  /** Ends it, by force after a while. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#child.kill('SIGTERM');
    const force = setTimeout(this.#kill, END_WITHIN_MS);
    await this.#ended;
    clearTimeout(force);
  }

  #onEnd(how: string): void {
    this.#callOff();
    process.removeListener('exit', this.#kill);
    const { name, onDeath } = this.#options;
    if (this.#isWatched && !this.#isStopping) onDeath(`${name} has ended (${how}); the collector goes on without it. ${this.#lastWords()}`);
  }

  #lastWords(): string {
    const { log } = this.#options;
    const words = readFileSync(log, 'utf8').trimEnd().slice(-LAST_WORDS);
    return `${words.slice(words.lastIndexOf('\n') + 1)} (all of it: ${log})`;
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/-/ready`, { signal: AbortSignal.timeout(1000) })).ok;
  } catch {
    return false;
  }
}
