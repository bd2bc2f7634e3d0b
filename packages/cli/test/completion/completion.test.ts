import { describe, expect, it } from 'vitest';
import { completed, isInstalled, type Shell } from './completed.ts';

const SHELLS: readonly Shell[] = ['bash', 'zsh', 'fish'];

/** Words on the line, some that are offered, and some that are not. */
const CASES: readonly (readonly [words: readonly string[], offered: readonly string[], not: readonly string[]])[] = [
  [[''], ['up', 'report', 'usage', 'top', 'completion'], ['list', '--days']],
  [['usage', ''], ['list', 'show', 'user'], ['report']],
  [['usage', 'list', '--'], ['--user', '--min-cost-usd', '--no-unpriced', '--json', '--help'], ['--interval']],
  // Without a command below it, `usage` lists.
  [['usage', '--'], ['--user', '--cursor'], ['--interval']],
  [
    ['usage', 'list', '--status', ''],
    ['success', 'rate_limited'],
    ['list', '--user'],
  ],
  [['trend', '--days', '7', '--interval', ''], ['hourly', 'monthly'], ['7']],
  // What is a value is no command, whatever it says.
  [['usage', '--user', 'show', '--'], ['--cursor'], []],
  [['top', ''], ['users', 'error-types'], ['list']],
  [['top', 'users', '--order', '-'], ['-cost', '-tokens'], ['--order']],
  [['completion', ''], ['bash', 'zsh', 'fish'], []],
  [['report', '--user', ''], [], ['list', 'up', '--user']],
];

describe.each(SHELLS)('in %s', (shell) => {
  it.skipIf(!isInstalled(shell)).each(CASES)('spancost %j completes to %j', async (words, offered, not) => {
    const found = await completed(shell, 'spancost', ...words);
    expect(found).toEqual(expect.arrayContaining([...offered]));
    expect(found.filter((each) => not.includes(each))).toEqual([]);
  });
});

it('bash takes --status=su for three words, and completes it to success', async () => {
  expect(await completed('bash', 'spancost', 'usage', '--status', '=', 'su')).toEqual(['success']);
});

it.skipIf(!isInstalled('zsh'))('zsh completes --status=su, and files where one is wanted', async () => {
  expect(await completed('zsh', 'spancost', 'usage', '--status=su')).toContain('success');
  expect(await completed('zsh', 'spancost', 'usage', '--ledger', '')).toEqual(['files']);
});

it.skipIf(!isInstalled('fish'))('fish completes files where one is wanted', async () => {
  expect(await completed('fish', 'spancost', 'usage', '--ledger', '/etc/pass')).toContain('/etc/passwd');
});
