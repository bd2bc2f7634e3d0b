import { context, type Context } from '@opentelemetry/api';
import { replaceSteps } from '@spancost/processor';

/** Ends a call; `thrown` is there if something was thrown. */
export type End = (thrown?: { readonly error: unknown }) => void;

/** Ends the calls of generators that nobody holds any more, and so nobody reads to their end. */
const ABANDONED: FinalizationRegistry<End> = new FinalizationRegistry((end) => end());

/**
 * Lets a generator run in `inside`, and ends its call once: when it is through, when it throws, when its reader leaves it, or
 * when nobody holds it any more. What the reader gets is what the generator gives.
 */
export function endsWithGenerator(generator: AsyncGenerator, inside: Context, end: End): void {
  let isOpen = true;
  const endOnce: End = (thrown) => {
    if (isOpen) end(thrown);
    isOpen = false;
  };
  ABANDONED.register(generator, endOnce);
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
