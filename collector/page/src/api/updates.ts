import { signal, type ReadonlySignal } from '@preact/signals';

/** Whether what is shown is brought up to date by itself, or stands still for whoever reads or listens. */
export class Updates {
  readonly #isPaused = signal(false);

  get isPaused(): ReadonlySignal<boolean> {
    return this.#isPaused;
  }

  toggle(): void {
    this.#isPaused.value = !this.#isPaused.value;
  }
}
