import { AsyncLocalStorage } from 'node:async_hooks';
import { SpanKind, type Attributes } from '@opentelemetry/api';
import { beginWork, preciseNow, type Work } from './work.ts';

/** How the collector tells of its own work. */
export interface Tracing {
  /** The result of a step, told as a part of what is under way, if that is traced. */
  step<T>(name: string, task: () => T, attributes?: Attributes, kind?: SpanKind): T;
  /** What is under way and traced, for who does something for several at once. */
  current(): Work | undefined;
  /** The result of one step that is a part of several. */
  stepOf<T>(works: readonly (Work | undefined)[], name: string, task: () => T, attributes?: Attributes): T;
}

/** Tells nobody; what is done costs nothing more. */
export const NO_TRACING: Tracing = {
  step: (_name, task) => task(),
  current: () => undefined,
  stepOf: (_works, _name, task) => task(),
};

/** Keeps what is under way, through everything asynchronous that it does. */
export class WorkTracing implements Tracing {
  readonly #under = new AsyncLocalStorage<Work>();
  readonly #onLate: (part: Work, whole: Work) => void;

  /** @param onLate Told of a part that ends after the whole that it belongs to. */
  constructor(onLate: (part: Work, whole: Work) => void) {
    this.#onLate = onLate;
  }

  current(): Work | undefined {
    return this.#under.getStore();
  }

  /** The result of a task whose steps are parts of this work. */
  within<T>(work: Work, task: () => T): T {
    return this.#under.run(work, task);
  }

  step<T>(name: string, task: () => T, attributes?: Attributes, kind: SpanKind = SpanKind.INTERNAL): T {
    const whole = this.current();
    if (whole === undefined) return task();
    const part = beginWork(name, kind, attributes);
    whole.parts.push(part);
    return this.#run(part, [whole], () => this.within(part, task));
  }

  stepOf<T>(works: readonly (Work | undefined)[], name: string, task: () => T, attributes?: Attributes): T {
    const wholes = works.filter((work) => work !== undefined);
    if (wholes.length === 0) return task();
    const part = beginWork(name, SpanKind.INTERNAL, attributes);
    for (const whole of wholes) whole.parts.push(part);
    return this.#run(part, wholes, task);
  }

  #run<T>(part: Work, wholes: readonly Work[], task: () => T): T {
    const end = (error?: unknown): void => {
      part.endedAt = preciseNow();
      if (error !== undefined) part.error = error;
      for (const whole of wholes) if (whole.endedAt !== undefined) this.#onLate(part, whole);
    };
    try {
      const result = task();
      if (!(result instanceof Promise)) {
        end();
        return result;
      }
      result.then(
        () => end(),
        (error: unknown) => end(error),
      );
      return result;
    } catch (error) {
      end(error);
      throw error;
    }
  }
}
