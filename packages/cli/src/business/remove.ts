import type { RecordKind, RecordOperations } from '@spancost/api';
import type { Command } from 'commander';
import { addCollectorOptions, collectorOf, type CollectorOptions } from '../ask/collector-options.ts';

type Remove = RecordOperations[RecordKind]['remove'];

/** `remove <record_id>`: takes a record back. */
export function addRemove(records: Command, operation: Remove): void {
  addCollectorOptions(
    records
      .command('remove')
      .description('Take a record back: it counts no longer, and its id may be used again.')
      .argument('<record_id>', 'as list shows it'),
    'admin',
  ).action(async (recordId: string, options: CollectorOptions) => {
    await collectorOf(options).api.ask<Remove>(operation, { params: { record_id: recordId } });
    console.log(`${recordId} was taken back`);
  });
}
