import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BOOK, fileOf, temporaryFolder } from './books.ts';
import { prices, pricesJson } from './run-command.ts';

interface Synced {
  readonly book: string;
  readonly waiting: readonly {
    readonly id: string;
    readonly kind: string;
    readonly model: string;
    readonly factor: string | null;
    readonly flags: readonly string[];
  }[];
  readonly applied: readonly string[];
  readonly skipped: readonly { readonly id: string; readonly problem: string }[];
  readonly rejected: readonly string[];
  readonly problems: readonly { readonly path: readonly (string | number)[]; readonly problem: string }[];
}

const read = (file: string): string => readFileSync(file, 'utf8');

/** A list of prices as LiteLLM publishes them, US dollars per million tokens. */
function litellm(models: Readonly<Record<string, readonly [input: number, output: number]>>): string {
  const entries = Object.entries(models).map(([name, [input, output]]) => [
    name,
    { litellm_provider: 'openai', mode: 'chat', input_cost_per_token: input / 1_000_000, output_cost_per_token: output / 1_000_000 },
  ]);
  return JSON.stringify(Object.fromEntries(entries));
}

const LIST = { 'house-a': [1, 4], 'house-b': [2, 8], 'house-c': [3, 9], 'gpt-5': [1.25, 10] } as const;

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

describe('a source on the web', () => {
  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    onTestFinished(() => server.close().closeAllConnections());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const sync = (url: string) => prices('sync', '--book', fileOf('acme.yaml', BOOK), '--from', url, '--json');

  it('is read from this machine by http, over redirects, and is the source of what is applied', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/list') response.writeHead(302, { location: '/prices.json' }).end();
      else response.end(litellm(LIST));
    });
    const { code, output } = await sync(`${url}/list`);
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ upstream: { url: `${url}/prices.json`, prices: 4 } });
  });

  it.each<[string, RequestListener, string]>([
    ['404', (_request, response) => void response.writeHead(404).end(), 'answered 404'],
    ['a page instead of a list', (_request, response) => void response.end('<html>'), 'is not JSON'],
    [
      'a redirect to another protocol',
      (_request, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      'https only',
    ],
    [
      'a redirect to http elsewhere',
      (_request, response) => void response.writeHead(302, { location: 'http://example.com/' }).end(),
      'https only',
    ],
    [
      'redirects without an end',
      (_request, response) => void response.writeHead(302, { location: '/' }).end(),
      'leads on more than 5 times',
    ],
    ['an answer that breaks off', (_request, response) => void response.write('{', () => response.destroy()), 'cannot be fetched'],
    [
      'an answer without an end',
      (_request, response) => {
        const chunk = Buffer.alloc(1024 * 1024, ' ');
        const more = (): void => void (response.writableEnded || response.destroyed || response.write(chunk, more));
        more();
      },
      'larger than 32 MB',
    ],
  ])('%s is refused', async (_name, listener, problem) => {
    const { code, complaints } = await sync(await serve(listener));
    expect(code).toBeGreaterThan(0);
    expect(complaints).toContain(problem);
  });

  it.each([
    'http://example.com/prices.json',
    'ftp://example.com/prices.json',
    'file:///etc/passwd',
    'npm:left-pad',
    'npm:@pydantic/genai-prices@$(id)',
  ])('%s is refused with exit code 2', async (from) => {
    expect((await sync(from)).code).toBe(2);
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
