import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { clearOfMidnight } from '../clear-of-midnight.ts';
import { BOOK, fileOf, temporaryFolder } from './books.ts';
import { prices, pricesJson } from './run-command.ts';

const HOUSE = ['--provider', 'vllm', '--model', 'house-model'];
const SOURCE = ['--source', 'https://example.com/prices'];
const read = (file: string): string => readFileSync(file, 'utf8');
const MILLION = ['--usage', '{"input": 1000000}'];

async function done(...args: readonly string[]): Promise<string> {
  const { code, output, complaints } = await prices(...args);
  if (code !== 0) throw new Error(complaints);
  return output;
}

const costOf = async (file: string, model: readonly string[], at: string): Promise<unknown> =>
  (await pricesJson('cost', ...model, '--book', file, '--at', at, ...MILLION))['cost_usd'];

describe('an edit', () => {
  it('adds lines and changes that of the revision; every other line, comment and order stays', async () => {
    const file = fileOf('acme.yaml', BOOK);
    await done('add', '--book', file, ...HOUSE, '--price', 'input=0.6', 'output=2.5', '--valid-from', '2026-12-01', ...SOURCE);
    const after = read(file).split('\n');
    const withoutSpaces = (line: string): string => line.replaceAll(/\s/g, '');
    let next = 0;
    for (const line of BOOK.split('\n')
      .filter((each) => !each.startsWith('revision'))
      .map(withoutSpaces)) {
      const found = after.findIndex((each, index) => index >= next && withoutSpaces(each) === line);
      expect(found).toBeGreaterThanOrEqual(next);
      next = found + 1;
    }
    expect(read(file)).toContain('revision: 4\n');
    expect(read(file)).toContain('# Our prices. Ask Ada before you touch them.');
    expect(read(file)).toContain('prices: { input: "0.5", output: "2" } # electricity');
  });

  it('a file that is not there is made, with words at its top, named after the file', async () => {
    const file = join(temporaryFolder(), 'Our Prices.yaml');
    const output = await done('add', '--book', file, ...HOUSE, '--price', 'input=1', ...SOURCE, '--alias', 'house', '--dated');
    expect(output).toContain('our-prices@1 now: vllm house-model at input 1');
    expect(read(file)).toMatch(/^# Prices of your own/);
    expect(parse(read(file))).toMatchObject({ id: 'our-prices', revision: 1, models: [{ aliases: ['house'], dated: true }] });
    expect(await costOf(file, ['--provider', 'vllm', '--model', 'house-2026-01-01'], '2026-11-01')).toBe('1');
  });

  it('JSON stays JSON, with its indentation', async () => {
    const file = fileOf('acme.json', JSON.stringify(parse(BOOK), null, 4));
    await done('add', '--book', file, ...HOUSE, '--price', 'input=0.6', '--valid-from', '2026-12-01', ...SOURCE);
    expect(JSON.parse(read(file))).toMatchObject({
      revision: 4,
      models: [{ versions: [{ version: 1 }, { version: 2, supersedes: [1] }] }],
    });
    expect(read(file)).toContain('\n    "schema"');
    const made = join(temporaryFolder(), 'new.json');
    await done('add', '--book', made, ...HOUSE, '--price', 'input=0.6', ...SOURCE);
    expect(JSON.parse(read(made))).toMatchObject({ id: 'new', revision: 1 });
  });

  it('follows a link and keeps the mode of the file', async () => {
    const file = fileOf('acme.yaml', BOOK);
    chmodSync(file, 0o640);
    const link = join(dirname(file), 'link.yaml');
    symlinkSync(file, link);
    await done('add', '--book', link, ...HOUSE, '--price', 'input=0.6', '--valid-from', '2026-12-01', ...SOURCE);
    expect(read(file)).toContain('revision: 4');
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(dirname(file)).toSorted()).toEqual(['acme.yaml', 'link.yaml']);
  });

  it.each<[string, readonly string[], string]>([
    ['a packaged model', ['add', '--provider', 'openai', '--model', 'gpt-5', '--price', 'input=1', ...SOURCE], 'spancost prices override'],
    ['a further price without a day', ['add', ...HOUSE, '--price', 'input=1', ...SOURCE], '--valid-from'],
    ['a version that is not there', ['add', ...HOUSE, '--price', 'input=1', '--supersedes', '7', ...SOURCE], 'has no version 7'],
    ['a price without a meter', ['add', ...HOUSE, '--price', '1.5', ...SOURCE], 'meter=amount'],
    ['a meter that is none', ['add', ...HOUSE, '--price', 'inptu=1', ...SOURCE], 'the meters are'],
    ['an amount with a sign', ['add', ...HOUSE, '--price', 'input=-1', ...SOURCE], 'plain decimal'],
    ['an amount with an exponent', ['add', ...HOUSE, '--price', 'input=1e3', ...SOURCE], 'plain decimal'],
    ['a meter twice', ['add', ...HOUSE, '--price', 'input=1', 'input=2', ...SOURCE], 'twice'],
    ['no price', ['add', ...HOUSE, ...SOURCE], '--price'],
    ['no source', ['add', ...HOUSE, '--price', 'input=1'], '--source'],
    [
      'a source that is no address',
      ['add', ...HOUSE, '--price', 'input=1', '--valid-from', '2026-12-01', '--source', 'the page'],
      'no URL',
    ],
    [
      'an end before its beginning',
      ['add', ...HOUSE, '--price', 'input=1', '--valid-from', '2026-12-02', '--valid-to', '2026-12-01', ...SOURCE],
      'not after',
    ],
    [
      'an override of what is not there',
      ['override', '--provider', 'openai', '--model', 'gpt-nope', '--price', 'input=1', '--reason', 'x'],
      'prices add',
    ],
    [
      'an id that is taken',
      ['override', '--provider', 'openai', '--model', 'gpt-5', '--id', 'mini', '--price', 'input=1', '--reason', 'x'],
      'already',
    ],
    ['an override without a reason', ['override', '--provider', 'openai', '--model', 'gpt-5', '--price', 'input=1'], '--reason'],
    [
      'a model that nobody has retires',
      ['retire', '--provider', 'openai', '--model', 'gpt-nope', '--at', '2026-12-01', ...SOURCE],
      'no book has',
    ],
    ['a check of an override', ['verify', '--provider', 'openai', '--model', 'gpt-5-mini', ...SOURCE], 'override:mini'],
  ])('%s is refused with exit code 2, and the file is the same to the byte', async (_name, args, problem) => {
    const file = fileOf('acme.yaml', BOOK);
    const { code, complaints } = await prices(...args, '--book', file);
    expect(code).toBe(2);
    expect(complaints).toContain(problem);
    expect(read(file)).toBe(BOOK);
    expect(readdirSync(dirname(file))).toEqual(['acme.yaml']);
  });

  it('a book that is off already is refused with file and line, and not touched', async () => {
    const text = BOOK.replace('input: "0.5"', 'input: 0.5');
    const file = fileOf('acme.yaml', text);
    const { code, complaints } = await prices(
      'add',
      '--book',
      file,
      ...HOUSE,
      '--price',
      'input=1',
      '--valid-from',
      '2026-12-01',
      ...SOURCE,
    );
    expect(code).toBe(2);
    expect(complaints).toContain(`${file}:17:19`);
    expect(read(file)).toBe(text);
  });

  it('a list that is an alias of YAML is refused, because what it stands for is written elsewhere', async () => {
    const versions = /versions:[\s\S]*# electricity\n/.exec(BOOK)?.[0] ?? '';
    const text = BOOK.replace(versions, versions.replace('versions:', 'versions: &theirs')).replace(
      'overrides:',
      '  - { providers: [vllm], model: other, versions: *theirs }\noverrides:',
    );
    const file = fileOf('acme.yaml', text);
    const { code, complaints } = await prices(
      'add',
      '--book',
      file,
      '--provider',
      'vllm',
      '--model',
      'other',
      '--price',
      'input=1',
      '--valid-from',
      '2026-12-01',
      ...SOURCE,
    );
    expect(code).toBe(1);
    expect(complaints).toContain('by hand');
    expect(read(file)).toBe(text);
  });

  it('a process that is killed between writing and renaming leaves the old book, to the byte', () => {
    const file = fileOf('acme.yaml', BOOK);
    const script = `
      import { writeAtomically } from ${JSON.stringify(join(import.meta.dirname, '../../../../collector/src/files/write-atomically.ts'))};
      writeAtomically(process.argv[1], 'revision: 4', () => process.kill(process.pid, 'SIGKILL'));
    `;
    const { signal } = spawnSync(process.execPath, ['--input-type=module-typescript', '--eval', script, file], { encoding: 'utf8' });
    expect(signal).toBe('SIGKILL');
    expect(read(file)).toBe(BOOK);
  });
});

describe('spancost prices add, override, verify, retire', () => {
  it('a further version counts from its day on; one that supersedes corrects the past', async () => {
    const file = fileOf('acme.yaml', BOOK);
    await done('add', '--book', file, ...HOUSE, '--price', 'input=0.6', '--valid-from', '2026-12-01', ...SOURCE);
    expect(await costOf(file, HOUSE, '2026-11-30T23:59:59Z')).toBe('0.5');
    expect(await costOf(file, HOUSE, '2026-12-01')).toBe('0.6');
    await done('add', '--book', file, ...HOUSE, '--price', 'input=0.55', '--valid-from', '2026-01-01', '--supersedes', '1', ...SOURCE);
    expect(await costOf(file, HOUSE, '2026-11-30T23:59:59Z')).toBe('0.55');
    expect(await costOf(file, HOUSE, '2026-12-01')).toBe('0.6');
    expect((await done('history', ...HOUSE, '--book', file)).split('\n').filter((line) => line.startsWith('acme@5 v'))).toHaveLength(3);
  });

  it('an override counts from now on, says why, and warns of rules that keep their prices', async () => {
    const file = fileOf('acme.yaml', BOOK);
    const model = ['--provider', 'openai', '--model', 'gpt-5.4'];
    const { complaints } = await prices(
      'override',
      '--book',
      file,
      ...model,
      '--price',
      'input=1',
      '--reason',
      'agreed',
      '--by',
      'ada',
      '--from',
      '2026-11-01',
    );
    expect(complaints).toContain('over-272000');
    const hundredThousand = (at: string) =>
      pricesJson('cost', ...model, '--book', file, '--at', at, '--usage', '{"input": 100000}').then((cost) => cost['cost_usd']);
    expect(await hundredThousand('2026-10-31')).toBe('0.25');
    expect(await hundredThousand('2026-11-02')).toBe('0.1');
    expect(parse(read(file))).toMatchObject({
      overrides: [{ id: 'mini' }, { model: 'gpt-5.4', by: 'ada', reason: 'agreed', prices: { input: '1' } }],
    });
  });

  it('a check of an own price is a further version, today’s', async () => {
    const file = fileOf('acme.yaml', BOOK);
    await clearOfMidnight();
    const today = new Date().toISOString().slice(0, 10);
    await done('verify', '--book', file, ...HOUSE, '--source', 'https://example.com/meter');
    expect(await pricesJson('show', ...HOUSE, '--book', file)).toMatchObject({
      in_force: {
        price_id: 'acme@4/vllm/house-model/v2',
        prices: { input: '0.5', output: '2' },
        source: { url: 'https://example.com/meter', checkedAt: today },
      },
    });
  });

  it('a packaged model retires: it is shown, and its price stays', async () => {
    const file = join(temporaryFolder(), 'own.yaml');
    const model = ['--provider', 'openai', '--model', 'gpt-5.4'];
    await done('retire', '--book', file, ...model, '--at', '2026-12-01', '--replacement', 'gpt-6-sol');
    expect(await done('show', ...model, '--book', file)).toContain('retires  2026-12-01T00:00:00Z, then gpt-6-sol');
    expect(await costOf(file, model, '2026-12-02')).toBe(await costOf(file, model, '2026-11-20'));
  });

  it('with --json prints the steps that were taken', async () => {
    const file = fileOf('acme.yaml', BOOK);
    const done = await pricesJson('verify', '--book', file, ...HOUSE, ...SOURCE);
    expect(done).toMatchObject({
      file,
      book: 'acme@4',
      edits: [
        { op: 'append', path: ['models', 0, 'versions'] },
        { op: 'set', path: ['revision'], value: 4 },
      ],
    });
  });

  it('a file that somebody else changes meanwhile is not overwritten', async () => {
    const file = fileOf('acme.yaml', BOOK);
    const other = `${BOOK}# another hand\n`;
    const { editBook } = await import('../../src/prices/edit-book.ts');
    const plan = () => {
      writeFileSync(file, other);
      return [{ op: 'set', path: ['id'], value: 'theirs' }] as const;
    };
    expect(() => editBook(file, plan)).toThrow('changed by somebody else');
    expect(read(file)).toBe(other);
    expect(existsSync(`${file}.changes.json`)).toBe(false);
  });
});
