import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { spancost } from '../prices/run-command.ts';
import { startSeeded } from './seeded-collector.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

/** @param range One that is over, so that it does not end with the moment of the question. */
function questionsOf(range: readonly string[]): readonly (readonly string[])[] {
  return [
    ['usage', '--limit', '100', '--json'],
    ['top', 'users,models', ...range, '--json'],
    ['trend', '--by', 'features', ...range, '--json'],
    ['report', ...range],
  ];
}

it('--ledger answers from a file as the collector did that had it, to the last character, and leaves one alone that a collector has open', async () => {
  const seeded = await startSeeded();
  const { path } = seeded.config.ledger;
  try {
    const questions = questionsOf(['--from', new Date(Date.now() - 86_400_000).toISOString(), '--to', new Date().toISOString()]);
    const told: string[] = [];
    for (const words of questions) told.push((await spancost(...words, '--url', seeded.url)).output);

    const running = promisify(execFile)(process.execPath, ['--conditions=@spancost/source', MAIN, 'cau', '--ledger', path]);
    await expect(running).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/another process/) as string });

    await seeded.stop();
    const read: string[] = [];
    for (const words of questions) read.push((await spancost(...words, '--ledger', path)).output);
    expect(told.slice(0, 3)).toEqual(read.slice(0, 3));
    // The budgets of a collector are those of its own configuration; here there is none.
    const [head, ...budgets] = told[3]?.replace(seeded.url, path).split('\n\nBudgets, now\n') ?? [];
    expect(budgets).toHaveLength(1);
    expect(read[3]).toBe(head);
  } finally {
    await seeded.close();
  }
});
