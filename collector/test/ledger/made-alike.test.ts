import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { madeAlike } from '../../src/ledger/duckdb/usage/made-alike.ts';

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

async function alike(message: string | null): Promise<unknown> {
  return (await connection.runAndReadAll(`SELECT ${madeAlike('$1::VARCHAR')}`, [message])).getRows()[0]?.[0];
}

it.each([
  ['numbers', 'timed out after 30000 ms', 'timed out after … ms'],
  ['a decimal, grouped or with a sign', 'used 1,234.56 of +20.5 at -3', 'used … of +… at …'],
  ['a time', 'at 2026-11-22T09:30:00.123Z', 'at …'],
  ['a UUID', 'no order 7f3a1c2e-0b4d-4e6f-8a9b-0c1d2e3f4a5b', 'no order …'],
  ['ids of all kinds', 'req_7f3aQ of org-a1 (run/42:7)', '… of … (run/…)'],
  ['an address', 'connect ECONNREFUSED 127.0.0.1:8080', 'connect ECONNREFUSED …'],
  ['a URL', 'fetch of https://api.example.com/v1/x?user=ann failed', 'fetch of … failed'],
  ['an e-mail address', 'ann.lee+x@example.com has no plan', '… has no plan'],
  ['double quotes', 'no tool "look up Ann" here', 'no tool "…" here'],
  ['single quotes', "cannot read 'x y' of undefined", "cannot read '…' of undefined"],
  ['backticks and typographic quotes', 'field `a b` or “c d”', 'field `…` or “…”'],
  ['no apostrophe', "don't retry: can't parse", "don't retry: can't parse"],
  ['quotes after a colon or a bracket', "keys:'a' ('b')", "keys:'…' ('…')"],
  ['lists of any length', 'expected one of 1, 2, 3', 'expected one of …'],
  ['spaces and lines', '  broke \n\t at once ', 'broke at once'],
  ['letters of any alphabet', 'Zeitüberschreitung nach 30 Sekunden bei Größe', 'Zeitüberschreitung nach … Sekunden bei Größe'],
  ['nothing but a number', '42', '…'],
])('makes %s alike: %j is %j', async (_, message, wanted) => {
  expect(await alike(message)).toBe(wanted);
});

it('tells messages apart by their first 500 characters, and knows of none where there is none', async () => {
  expect(await alike('x'.repeat(10_000))).toBe('x'.repeat(500));
  expect(await alike(null)).toBe(null);
});

it('is the same whatever the numbers are, and changes nothing that it has made', async () => {
  const words = fc.array(fc.oneof(fc.constantFrom('order', 'of', 'user', 'füllt', '(', ':', ','), fc.constant(0)), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(words, fc.nat(), fc.nat(), async (parts, one, other) => {
      const written = (number: number): string => parts.map((part) => (part === 0 ? String(number) : part)).join(' ');
      const made = await alike(written(one));
      expect(await alike(written(other))).toBe(made);
      expect(await alike(String(made))).toBe(made);
    }),
  );
});
