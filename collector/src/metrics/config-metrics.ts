import { Counter, Gauge, type Registry } from 'prom-client';
import { declared } from './series/declared.ts';

/** Whether the configuration that is written is the one in force. */
export class ConfigMetrics {
  readonly #lastReload: Gauge;
  readonly #reloadErrors: Counter;
  readonly #restartNeeded: Gauge;

  constructor(registry: Registry) {
    this.#lastReload = new Gauge(declared('configLastReload', registry));
    this.#reloadErrors = new Counter(declared('configReloadErrors', registry));
    this.#restartNeeded = new Gauge(declared('configRestartNeeded', registry));
    // What a collector starts with could be used, or it would not have started.
    this.#lastReload.set(1);
  }

  /** @param atRestart How many options are written otherwise than they are in force. */
  read(atRestart: number): void {
    this.#lastReload.set(1);
    this.#restartNeeded.set(atRestart);
  }

  broken(): void {
    this.#lastReload.set(0);
    this.#reloadErrors.inc();
  }
}
