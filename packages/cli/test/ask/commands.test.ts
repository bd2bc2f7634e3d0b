import {
  GET_ANALYTICS,
  GET_CAU,
  GET_CHEAPER_MODELS,
  GET_ERRORS,
  GET_PROJECTION,
  GET_SUMMARY,
  GET_TRENDS,
  GET_USAGE,
  GET_USER_USAGE,
  LIST_USAGE,
  type Operation,
} from '@spancost/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/display-width.ts';
import { printable } from '../../src/printable.ts';
import { spancost, type Ran } from '../prices/run-command.ts';
import { HOSTILE, startSeeded, type SeededCollector } from './seeded-collector.ts';

let collector: SeededCollector;
let empty: SeededCollector;
beforeAll(async () => {
  [collector, empty] = await Promise.all([startSeeded(), startSeeded({}, [])]);
});
afterAll(async () => void (await Promise.all([collector.close(), empty.close()])));

/** `ID` stands for a call of ann's. */
const COMMANDS: readonly (readonly [words: readonly string[], operation: Operation | undefined])[] = [
  [['report'], undefined],
  [['report', '--period', 'this_year', '--tenant', 'acme', '--by', 'users,models'], undefined],
  [['summary', '--period', 'monthly'], GET_SUMMARY],
  [['usage'], LIST_USAGE],
  [['usage', 'list', '--order', 'costliest', '--limit', '2'], LIST_USAGE],
  [['usage', 'show', 'ID'], GET_USAGE],
  [['usage', 'user', 'ann', '--days', '3'], GET_USER_USAGE],
  [['top', 'users', '--compare', 'previous'], GET_ANALYTICS],
  [['top', 'feature,model', '--limit', '1'], GET_ANALYTICS],
  [['trend', '--days', '3'], GET_TRENDS],
  [['trend', '--by', 'users', '--interval', 'hourly', '--days', '2', '--limit', '2'], GET_TRENDS],
  [['cau'], GET_CAU],
  [['project'], GET_PROJECTION],
  [['errors'], GET_ERRORS],
  [['suggest', '--candidate', 'openai/gpt-5-mini'], GET_CHEAPER_MODELS],
];

const ask = (at: SeededCollector, words: readonly string[], ...more: readonly string[]): Promise<Ran> =>
  spancost(...words.map((word) => (word === 'ID' ? collector.callId : word)), '--url', at.url, ...more);

/** What is printed on a terminal of so many columns. */
async function onTerminal(columns: number, run: () => Promise<Ran>): Promise<Ran> {
  const before = process.stdout.columns;
  process.stdout.columns = columns;
  try {
    return await run();
  } finally {
    process.stdout.columns = before;
  }
}

describe.each(COMMANDS)('spancost %j', (words, operation) => {
  it('fits a terminal of 40, 80 and 200 columns, and lets no control character through', async () => {
    for (const columns of [40, 80, 200]) {
      const { code, output, complaints } = await onTerminal(columns, () => ask(collector, words));
      expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
      const lines = output.split('\n');
      // Only words, such as ids and addresses, that nobody could copy in two parts are longer.
      const tooLong = lines.filter((line) => displayWidth(line) > columns && line.trim().includes(' '));
      expect(tooLong, `at ${columns} columns`).toEqual([]);
      expect(lines.map(printable)).toEqual(lines);
    }
  });

  it('--json prints one object, as the schema has it', async () => {
    const { code, output, complaints } = await ask(collector, words, '--json');
    expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
    const said: unknown = JSON.parse(output);
    expect(operation?.answer?.safeParse(said).error).toBeUndefined();
  });

  it.skipIf(words.includes('ID'))('says of an empty ledger what there is', async () => {
    const { code, output, complaints } = await ask(empty, words);
    expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
    expect(output).not.toMatch(/NaN|undefined|null|Infinity/);
  });
});

describe('what is answered', () => {
  it('what has no price is unpriced, never $0', async () => {
    expect((await ask(collector, ['top', 'models'])).output).toMatch(/nobody-knows-1 +1 +1,200 +unpriced +unknown /);
    expect((await ask(collector, ['usage', '--unpriced'])).output).toMatch(/nobody-knows-1 .* unpriced /);
    expect((await ask(collector, ['usage', '--no-unpriced'])).output).not.toContain('unpriced');
  });

  it.each([[['trend', '--days', '2']], [['trend', '--days', '2', '--by', 'models']]])(
    '%j says of how many calls the cost is not known',
    async (words) => {
      expect((await ask(collector, words)).output).toMatch(/^ all +7 +8,400 +\$0\.019500 +1\b/m);
    },
  );

  it('calls that name nobody are found', async () => {
    expect((await ask(collector, ['usage', '--without', 'tenant,feature'])).output).toMatch(/nobody-knows-1/);
    expect((await ask(collector, ['usage', '--without', 'user,model'])).output).toBe('no calls');
    expect(await ask(collector, ['usage', '--without', 'colour'])).toMatchObject({
      code: 2,
      complaints: expect.stringContaining('write some of user'),
    });
  });

  it.each(['--user', '--without', '--search'])('%s that is written twice is refused, not read as the second alone', async (flag) => {
    const { code, complaints } = await ask(collector, ['usage', flag, 'user', flag, 'user']);
    expect({ code, complaints }).toEqual({ code: 2, complaints: expect.stringMatching(/written twice; write it once/) });
  });

  it('one call is told with its tokens, its price lines to the last decimal, and in words', async () => {
    const { output } = await ask(collector, ['usage', 'show', 'ID']);
    expect(output).toMatch(/^cost +\$0\.00325 \(computed\)$/m);
    expect(output).toMatch(/input +1,000 +\$1\.25 per 1,000,000 +\$0\.00125/);
    expect(output).toMatch(/output +200 +\$10 per 1,000,000 +\$0\.002/);
    expect(output).toContain('How the cost came about');
  });

  it('cost per active user of 30 days is $0.0195 by 4', async () => {
    const { output } = await ask(collector, ['cau', '--days', '30']);
    expect(output).toMatch(/ 4 +\$0\.019500 +\$0\.000000 +1 +\$0\.004875$/m);
  });

  it('pages of calls follow each other by the cursor', async () => {
    const first = await ask(collector, ['usage', '--limit', '5']);
    const [, cursor = ''] = /--cursor ([\da-f]{32})/.exec(first.output) ?? [];
    const second = await ask(collector, ['usage', '--limit', '5', '--cursor', cursor], '--json');
    expect((JSON.parse(second.output) as { readonly calls: readonly unknown[] }).calls).toHaveLength(2);
  });

  it('amounts are whole on a terminal of 20 columns', async () => {
    const { output } = await onTerminal(20, () => ask(collector, ['top', 'models']));
    expect(output).toMatch(/ \$0\.019500$/m);
  });

  it('a name is asked for as it is, whatever is in it', async () => {
    const { output } = await ask(collector, ['usage', '--user', HOSTILE], '--json');
    expect((JSON.parse(output) as { readonly calls: readonly { readonly user: string }[] }).calls.map(({ user }) => user)).toEqual([
      HOSTILE,
    ]);
  });
});
