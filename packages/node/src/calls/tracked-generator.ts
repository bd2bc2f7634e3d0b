import { context, type Context } from '@opentelemetry/api';
import { replaceSteps } from '@spancost/processor';

/** Ends a call; `thrown` is there if something was thrown. */
export type End = (thrown?: { readonly error: unknown }) => void;

/** Where the process keeps them: two copies of this module must not have two of them. */
const OPEN = Symbol.for('spancost.open_generators');

/** The calls of generators that are not through. */
interface OpenGenerators {
  readonly ends: Set<End>;
  /** Ends the call of a generator that nobody holds any more, and so nobody reads to its end. */
  readonly abandoned: FinalizationRegistry<End>;
}

/**
 * Lets a generator run in `inside`, and ends its call once: when it is through, when it throws, when its reader leaves it, or
 * when nobody holds it any more. What the reader gets is what the generator gives.
 */
export function endsWithGenerator(generator: AsyncGenerator, inside: Context, end: End): void {
  const { ends, abandoned } = openGenerators();
  const endOnce: End = (thrown) => {
    if (ends.delete(endOnce)) end(thrown);
  };
  ends.add(endOnce);
  abandoned.register(generator, endOnce);
  replaceSteps(generator, (step) => async (...given) => {
    try {
      const result = await context.with(inside, () => step(...given));
      if ((result as IteratorResult<unknown>).done === true) endOnce();
      return result;
    } catch (error) {
      endOnce({ error });
      throw error;
    }
  });
}

/** Ends the calls of generators that nobody has read to their end: for the end of the process, when nobody will. */
export function endOpenGenerators(): void {
  for (const end of openGenerators().ends) end();
}

function openGenerators(): OpenGenerators {
  const registry = globalThis as { [OPEN]?: OpenGenerators };
  return (registry[OPEN] ??= { ends: new Set(), abandoned: new FinalizationRegistry((end) => end()) });
}
