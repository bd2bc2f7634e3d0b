import type { AnswerOf, RecordKind, RecordOperations } from '@spancost/api';
import type { Command } from 'commander';
import { printAnswer, type Render } from '../ask/answered.ts';
import { addAskOptions, type AskOptions } from '../ask/ask-options.ts';
import { addQuestionOptions, questionOf } from '../ask/question-options.ts';

type List = RecordOperations[RecordKind]['list'];

/** `list`: records, those that were added last first. */
export function addList<const O extends List>(records: Command, operation: O, render: Render<AnswerOf<O>>): void {
  const command = records
    .command('list', { isDefault: true })
    .description('Records, those that were added last first. All of them unless told.');
  addAskOptions(addQuestionOptions(command, operation)).action((options: AskOptions) =>
    printAnswer<List>(options, operation, { query: questionOf<List>(operation, options) }, (answer, width) =>
      // What answers is of the operation that was asked.
      render(answer as AnswerOf<O>, width),
    ),
  );
}
