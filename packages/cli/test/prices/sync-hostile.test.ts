import { readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BOOK, fileOf } from './books.ts';
import { prices, pricesJson } from './run-command.ts';
import { LIST, litellm, read, type Synced } from './synced.ts';

describe('a hostile source', () => {
  const manyModels = (): string => {
    const entry = '{"litellm_provider":"openai","input_cost_per_token":1e-6}';
    return `{${Array.from({ length: 60_000 }, (_, index) => `"m${index}":${entry}`).join(',')}}`;
  };
  it.each<[string, string | (() => string), string]>([
    ['no JSON', '{"a": ', 'is not JSON'],
    ['an empty file', '', 'is not JSON'],
    ['a number', '42', 'is no list of prices'],
    ['an array of nulls', '[null, null]', ''],
    ['a list that is nested 100,000 deep', () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`, ''],
    ['entries of wrong types only', '{"a": {"litellm_provider": 5, "input_cost_per_token": "free"}, "b": 7}', ''],
    ['60,000 models', manyModels, '60000 entries'],
  ])('%s is exit code 1; the book is the same to the byte, and nothing waits', async (_name, text, problem) => {
    const book = fileOf('acme.yaml', BOOK);
    const { code, complaints } = await prices(
      'sync',
      '--book',
      book,
      '--from',
      fileOf('list.json', typeof text === 'string' ? text : text()),
      '--approve',
      'all',
    );
    expect(code).toBe(1);
    expect(complaints).toContain(problem);
    expect(read(book)).toBe(BOOK);
    expect(readdirSync(dirname(book))).toEqual(['acme.yaml']);
  });

  it('a file of 2 GB is refused before it is read', async () => {
    const book = fileOf('acme.yaml', BOOK);
    const list = fileOf('list.json', '{}');
    truncateSync(list, 2 * 1024 ** 3);
    const { code, complaints } = await prices('sync', '--book', book, '--from', list);
    expect(code).toBe(1);
    expect(complaints).toContain('larger than 32 MB');
  });

  it('what is no file is refused and not read for ever', async () => {
    const { code, complaints } = await prices('sync', '--book', fileOf('acme.yaml', BOOK), '--from', '/dev/zero');
    expect(code).toBe(1);
    expect(complaints).toContain('is no file');
  });

  it('entries that cannot be are skipped, each with its path; good ones between them wait', async () => {
    const book = fileOf('acme.yaml', BOOK);
    const entry = (price: unknown): object => ({ litellm_provider: 'openai', mode: 'chat', input_cost_per_token: price });
    const entries = {
      negative: entry(-1e-6),
      text: entry('lots'),
      huge: entry(1e300),
      object: entry({}),
      good: entry(1e-6),
      'evil\u001b[2J': entry(-1),
    };
    const text = JSON.stringify(entries).replace(
      /}$/,
      `,"__proto__": ${JSON.stringify(entry(2e-6))}, "constructor": ${JSON.stringify(entry(3e-6))}}`,
    );
    const { problems, waiting } = await pricesJson<Synced>('sync', '--book', book, '--from', fileOf('list.json', text));
    expect(problems.map(({ path }) => path[0])).toEqual(['negative', 'text', 'huge', 'object', 'evil\u001b[2J']);
    expect(waiting.map(({ model }) => model).toSorted()).toEqual(['__proto__', 'constructor', 'good']);
    const applied = await pricesJson<Synced>('sync', '--book', book, '--approve', 'all');
    expect(applied.applied).toHaveLength(3);
    expect(
      await pricesJson('cost', '--book', book, '--provider', 'openai', '--model', '__proto__', '--usage', '{"input": 1000000}'),
    ).toMatchObject({ cost_usd: '2' });
    const { complaints } = await prices('sync', '--book', book, '--from', fileOf('list.json', text));
    expect(complaints).not.toContain('\u001b');
  });

  it('a file of waiting changes that somebody has bent is refused, exit code 2', async () => {
    const book = fileOf('acme.yaml', BOOK);
    await pricesJson('sync', '--book', book, '--from', fileOf('list.json', litellm(LIST)));
    const quarantine = `${book}.changes.json`;
    writeFileSync(quarantine, read(quarantine).replace('"input": "1"', '"input": "-1"'));
    const { code, complaints } = await prices('sync', '--book', book, '--approve', 'all');
    expect(code).toBe(2);
    expect(complaints).toContain('acme.yaml.changes.json');
    expect(read(book)).toBe(BOOK);
  });
});
