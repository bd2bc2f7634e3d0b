import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BOOK, fileOf, temporaryFolder } from './books.ts';
import { prices, pricesJson } from './run-command.ts';
import { LIST, litellm, read, type Synced } from './synced.ts';

/** A book after the first list was approved. */
async function syncedBook(): Promise<string> {
  const book = fileOf('acme.yaml', BOOK);
  await pricesJson<Synced>('sync', '--book', book, '--from', fileOf('list.json', litellm(LIST)), '--approve', 'all');
  return book;
}

describe('spancost prices sync', () => {
  it('shows what is new and applies nothing that is not approved', async () => {
    const book = fileOf('acme.yaml', BOOK);
    const synced = await pricesJson<Synced>('sync', '--book', book, '--from', fileOf('list.json', litellm(LIST)));
    expect(synced.waiting.map(({ kind, model }) => `${kind} ${model}`)).toEqual(['new house-a', 'new house-b', 'new house-c']);
    expect(synced.applied).toEqual([]);
    expect(read(book)).toBe(BOOK);
    expect(existsSync(`${book}.CHANGELOG.md`)).toBe(false);
    expect(JSON.parse(read(`${book}.changes.json`))).toMatchObject({ waiting: [{ model: 'house-a' }, {}, {}] });
  });

  it('--approve all applies them as imported versions, with a changelog, and then says nothing more', async () => {
    const book = await syncedBook();
    expect(
      await pricesJson('cost', '--book', book, '--provider', 'openai', '--model', 'house-b', '--usage', '{"input": 1000000}'),
    ).toMatchObject({
      cost_usd: '2',
      status: 'imported',
    });
    expect(read(book)).toContain('# Our prices. Ask Ada');
    expect(read(`${book}.CHANGELOG.md`)).toMatch(/## acme@4, .*\n\n(- new openai `house-[abc]`: input none → [123], .*\n){3}/);
    const again = await pricesJson<Synced>('sync', '--book', book, '--from', fileOf('list.json', litellm(LIST)));
    expect(again.waiting).toEqual([]);
  });

  it('"all" leaves what is above twice, a removal, and what was checked, until each is named', async () => {
    const book = await syncedBook();
    const before = read(book);
    const changed = fileOf('list.json', litellm({ 'house-a': [1.5, 4], 'house-b': [4.01, 8], 'gpt-5': [1.3, 10] }));
    const synced = await pricesJson<Synced>('sync', '--book', book, '--from', changed, '--approve', 'all');
    const waiting = synced.waiting.map(({ kind, model, flags }) => [kind, model, ...flags]);
    expect(waiting).toEqual([
      ['changed', 'house-b', 'above-2x'],
      ['changed', 'gpt-5', 'verified-price'],
      ['removed', 'house-c', 'removal'],
    ]);
    expect(synced.applied).toHaveLength(1);
    expect(read(book)).not.toBe(before);

    const [twice, verified, removal] = synced.waiting.map(({ id }) => id);
    const rest = await pricesJson<Synced>('sync', '--book', book, '--approve', twice ?? '', verified ?? '', removal ?? '', '--by', 'ada');
    expect(rest).toMatchObject({ book: 'acme@6', waiting: [], skipped: [] });
    const cost = (model: string) =>
      pricesJson('cost', '--book', book, '--provider', 'openai', '--model', model, '--usage', '{"input": 1000000}');
    expect(await cost('house-b')).toMatchObject({ cost_usd: '4.01', price_id: expect.stringContaining('acme@6/openai/house-b/v2') });
    expect(await cost('gpt-5')).toMatchObject({ cost_usd: '1.3', price_id: expect.stringContaining(`override:sync-${verified}`) });
    expect(await pricesJson('show', '--book', book, '--provider', 'openai', '--model', 'house-c')).toMatchObject({
      deprecation: { retiresAt: expect.any(String) },
      in_force: { prices: { input: '3' } },
    });
    expect(read(`${book}.CHANGELOG.md`)).toContain('approved by ada');
    expect((await prices('check', book)).code).toBe(0);
  });

  it('what is turned down does not come back', async () => {
    const book = await syncedBook();
    const list = fileOf('list.json', litellm({ ...LIST, 'house-a': [5, 4] }));
    const { waiting } = await pricesJson<Synced>('sync', '--book', book, '--from', list);
    expect(waiting).toMatchObject([{ model: 'house-a', factor: '5', flags: ['above-2x'] }]);
    expect(await pricesJson<Synced>('sync', '--book', book, '--reject', waiting[0]?.id ?? '')).toMatchObject({
      waiting: [],
      rejected: [waiting[0]?.id],
    });
    expect((await pricesJson<Synced>('sync', '--book', book, '--from', list)).waiting).toEqual([]);
  });

  it('an id that does not wait is exit code 2, and nothing is applied', async () => {
    const book = fileOf('acme.yaml', BOOK);
    const list = fileOf('list.json', litellm(LIST));
    const { code, complaints } = await prices('sync', '--book', book, '--from', list, '--approve', 'all', 'ffffffffff');
    expect(code).toBe(2);
    expect(complaints).toContain('ffffffffff');
    expect(read(book)).toBe(BOOK);
  });

  it('as text: what needs a decision first, how to approve', async () => {
    const book = await syncedBook();
    const { output } = await prices(
      'sync',
      '--book',
      book,
      '--from',
      fileOf('list.json', litellm({ ...LIST, 'house-a': [5, 4], 'house-d': [1, 1] })),
    );
    expect(output).toContain('litellm: 5 prices read from file://');
    expect(output).toMatch(
      /approval of their own \(--approve ID\)\n[\s\S]*house-a[\s\S]*×5 +above-2x[\s\S]*\(--approve all, or ID\)[\s\S]*house-d/,
    );
    expect(output).toContain('2 changes wait in');
    expect((await prices('sync', '--book', fileOf('new.yaml', BOOK))).output).toBe('nothing waits');
  });

  it('reads a further edition of a book, and misses a model that it no longer has', async () => {
    const book = fileOf('acme.yaml', BOOK);
    const edition = fileOf(
      'edition.yaml',
      BOOK.replaceAll('house-model', 'new-house-model').replace('prices: { input: "0.5"', 'prices: { input: "0.7"'),
    );
    const { waiting } = await pricesJson<Synced>('sync', '--book', book, '--from', edition);
    expect(waiting.map(({ kind, model, flags }) => [kind, model, ...flags])).toEqual([
      ['new', 'new-house-model'],
      ['removed', 'house-model', 'removal', 'verified-price'],
    ]);
  });
});

describe('a folder', () => {
  it('is read as the files of pi-ai in it', async () => {
    const folder = temporaryFolder();
    const file = (provider: string, id: string, input: number): void =>
      writeFileSync(
        join(folder, `${provider}.json`),
        JSON.stringify({ completions: { [id]: { id, provider, cost: { input, output: 2, cacheRead: 0, cacheWrite: 0 } } } }),
      );
    file('openai', 'house-x', 1);
    file('mistral', 'house-y', 3);
    const { waiting } = await pricesJson<Synced>('sync', '--book', fileOf('acme.yaml', BOOK), '--from', folder, '--format', 'pi-ai');
    expect(waiting.map(({ model }) => model).toSorted()).toEqual(['house-x', 'house-y']);
  });
});
