import type { FastifyInstance } from 'fastify';

/** The one way down: the server first, then what was begun, last the ledger. Runs once. */
export class Stop {
  readonly #app: FastifyInstance;
  readonly #steps: (() => Promise<void>)[] = [];
  #running: Promise<void> | undefined;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  get begun(): boolean {
    return this.#running !== undefined;
  }

  /** Adds a step; the last one added runs first. */
  afterwards(step: () => Promise<void>): void {
    this.#steps.unshift(step);
  }

  run(): Promise<void> {
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    await this.#app.close();
    for (const step of this.#steps) {
      try {
        await step();
      } catch (error) {
        this.#app.log.error({ err: error }, 'a part of the collector did not stop cleanly');
      }
    }
  }
}
