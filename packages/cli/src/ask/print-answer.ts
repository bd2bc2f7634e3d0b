import type { AnswerOf, Asking, Operation } from '@spancost/api';
import { withProgress } from '../with-progress.ts';
import { fitted } from './fitted.ts';
import type { AskOptions } from './ask-options.ts';
import { withApi } from './with-api.ts';

/** How an answer is shown. @param width Columns of the terminal; undefined where nobody looks at one. */
export type Render<A> = (answer: A, width: number | undefined) => string;

/** Asks an operation, and prints what it answers: as one JSON object, or as text. */
export async function printAnswer<const O extends Operation>(
  options: AskOptions,
  operation: O,
  asking: Asking<O>,
  render: Render<AnswerOf<O>>,
): Promise<void> {
  const { columns } = process.stdout;
  const answer = await withProgress(
    'asking',
    withApi(options, ({ api }) => api.ask(operation, asking)),
  );
  console.log(options.json === true ? JSON.stringify(answer) : fitted(render(answer, columns), columns));
}
