import { LedgerBrokenError } from '@spancost/collector';
import { expect, it } from 'vitest';
import { brokenBy } from '../../src/ledger/duckdb/failure.ts';

it.each([
  ['FATAL Error: Failed to create checkpoint because of error: Could not write file', true],
  ['database has been invalidated because of a previous fatal error', true],
  ['TransactionContext Error: Failed to commit: Could not write file: No space left on device', false],
  ['Constraint Error: Duplicate key', false],
])('"%s" is the end of this process: %s', (message, isBroken) => {
  const told: LedgerBrokenError[] = [];
  const error = brokenBy(new Error(message), { file: '/data/l.duckdb', onBroken: (broken) => told.push(broken) });
  expect(error instanceof LedgerBrokenError).toBe(isBroken);
  expect(told).toEqual(isBroken ? [error] : []);
  if (isBroken) expect(error?.message).toContain('/data/l.duckdb');
});
