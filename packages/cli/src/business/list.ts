import type { AnswerOf, RecordKind, RecordOperations } from '@spancost/api';
import type { Command } from 'commander';
import { addQuestion } from '../ask/add-question.ts';
import type { Render } from '../ask/print-answer.ts';

type List = RecordOperations[RecordKind]['list'];

/** `list`: records, those that were added last first. */
export function addList<const O extends List>(records: Command, operation: O, render: Render<AnswerOf<O>>): void {
  const command = records
    .command('list', { isDefault: true })
    .description('Records, those that were added last first. All of them unless told.');
  addQuestion(command, operation, render);
}
