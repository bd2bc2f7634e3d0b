import { context, type Context } from '@opentelemetry/api';

/** What a step of an async generator leads to. */
type Step = (...given: unknown[]) => unknown;

const STEPS = ['next', 'return', 'throw'] as const;

/** Whether a value is what a call of an `async function*` gives. */
export function isAsyncGenerator(value: unknown): value is AsyncGenerator {
  return tagOf(value) === '[object AsyncGenerator]';
}

/**
 * Lets a generator run in `inside`. By itself it runs in the context of whoever asks it for the next value, which is somebody
 * outside as soon as a function has given it back. The generator stays the same object; everything else is left as it is.
 */
export function runInside(made: unknown, inside: Context): void {
  if (tagOf(made) === '[object Generator]' || isAsyncGenerator(made))
    replaceSteps(
      made as object,
      (step) =>
        (...given) =>
          context.with(inside, () => step(...given)),
    );
}

/** Puts something around each step of a generator. */
export function replaceSteps(generator: object, around: (step: Step) => Step): void {
  for (const name of STEPS) {
    const step: unknown = Reflect.get(generator, name);
    if (typeof step !== 'function') continue;
    const value = around((...given) => Reflect.apply(step, generator, given));
    Reflect.defineProperty(generator, name, { value, configurable: true, writable: true });
  }
}

function tagOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    return Object.prototype.toString.call(value);
  } catch {
    // A revoked proxy, or a getter that throws.
    return undefined;
  }
}
