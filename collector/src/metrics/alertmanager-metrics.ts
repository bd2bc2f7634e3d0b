import { ALERTMANAGER_PROBLEMS, type AlertmanagerProblem } from '@spancost/conventions';
import { Counter, type Gauge, type Registry } from 'prom-client';
import { declared, gauge } from './series/declared.ts';

/** Whether Alertmanager has the configuration that it should have. */
export class AlertmanagerMetrics {
  readonly #lastReload: Gauge;
  readonly #errors: Counter;

  constructor(registry: Registry) {
    this.#lastReload = gauge('alertmanagerLastReload', registry);
    this.#errors = new Counter(declared('alertmanagerReloadErrors', registry));
    for (const reason of ALERTMANAGER_PROBLEMS) this.#errors.inc({ reason }, 0);
    this.notWritten();
  }

  given(): void {
    this.#lastReload.set(1);
  }

  failed(reason: AlertmanagerProblem): void {
    this.#lastReload.set(0);
    this.#errors.inc({ reason });
  }

  /** There is none that it should have. */
  notWritten(): void {
    this.#lastReload.remove();
  }
}
