import { COLLECTOR_METRICS } from '@spancost/conventions';
import { Counter, Gauge, type Registry } from 'prom-client';

/** Whether the configuration that is written is the one in force. */
export class ConfigMetrics {
  readonly #lastReload: Gauge;
  readonly #reloadErrors: Counter;
  readonly #restartNeeded: Gauge;

  constructor(registry: Registry) {
    const { configLastReload, configReloadErrors, configRestartNeeded } = COLLECTOR_METRICS;
    this.#lastReload = new Gauge({ name: configLastReload.name, help: configLastReload.help, registers: [registry] });
    this.#reloadErrors = new Counter({ name: configReloadErrors.name, help: configReloadErrors.help, registers: [registry] });
    this.#restartNeeded = new Gauge({ name: configRestartNeeded.name, help: configRestartNeeded.help, registers: [registry] });
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
