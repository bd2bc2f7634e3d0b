import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** How long a step that waits for somebody else may take, in milliseconds: an orchestrator gives 10 seconds for all of them. */
const WAITING_MS = 2_000;

interface Step {
  readonly run: () => Promise<void>;
  /** What it waits for, if that is somebody else. */
  readonly waitsFor?: string;
}

/** The one way down: the server first, then what was begun, last the ledger. Runs once. */
export class Stop {
  readonly #app: FastifyInstance;
  readonly #steps: Step[] = [];
  #running: Promise<void> | undefined;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  get begun(): boolean {
    return this.#running !== undefined;
  }

  /**
   * Adds a step; the last one added runs first.
   *
   * @param waitsFor Of a step that waits for somebody else: it is given up after two seconds.
   */
  afterwards(run: () => Promise<void>, waitsFor?: string): void {
    this.#steps.unshift(waitsFor === undefined ? { run } : { run, waitsFor });
  }

  run(): Promise<void> {
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    const { log } = this.#app;
    log.info('the collector stops: it accepts no more, and finishes what is under way');
    await this.#app.close();
    for (const { run, waitsFor } of this.#steps) {
      try {
        if (waitsFor === undefined) await run();
        else if (!(await endsInTime(run()))) log.warn({ waitsFor }, 'gave up waiting while stopping');
      } catch (error) {
        log.error({ err: error }, 'a part of the collector did not stop cleanly');
      }
    }
    log.info('the collector has stopped');
  }
}

async function endsInTime(ending: Promise<void>): Promise<boolean> {
  const timer = new AbortController();
  try {
    return await Promise.race([ending.then(() => true), wait(WAITING_MS, false, { signal: timer.signal })]);
  } finally {
    timer.abort();
  }
}
