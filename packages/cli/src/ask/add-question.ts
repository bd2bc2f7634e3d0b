import type { AnswerOf, Asking, Operation } from '@spancost/api';
import type { Command } from 'commander';
import { printAnswer, type Render } from './print-answer.ts';
import { addAskOptions, type AskOptions } from './ask-options.ts';
import type { Defaults } from './query-fields.ts';
import { addQuestionOptions, questionOf } from './question-options.ts';

/** Makes a command ask an operation that takes a query alone: its options are the fields of the query, and it prints the answer. */
export function addQuestion<const O extends Operation>(
  command: Command,
  operation: O,
  render: Render<AnswerOf<O>>,
  defaults: Defaults = {},
): void {
  addAskOptions(addQuestionOptions(command, operation, { defaults })).action((options: AskOptions) =>
    // Of an operation that is not known yet, its query is all that is asked with.
    printAnswer(options, operation, { query: questionOf(operation, options) } as Asking<O>, render),
  );
}
