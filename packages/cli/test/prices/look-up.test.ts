import { describe, expect, it } from 'vitest';
import { BOOK, fileOf } from './books.ts';
import { prices, pricesJson } from './run-command.ts';

interface Listed {
  readonly provider: string;
  readonly model: string;
  readonly status: string;
  readonly price_id: string;
  readonly prices: Readonly<Record<string, string>>;
}

describe('spancost prices list', () => {
  it('lists what fits provider, text and status, sorted', async () => {
    const listed = await pricesJson<readonly Listed[]>('list', '--provider', 'openai', '--model', 'GPT-5', '--status', 'verified');
    const names = listed.map(({ model }) => model);
    expect(names).toContain('gpt-5');
    expect(names).toEqual(names.toSorted());
    expect(listed.every(({ provider, model, status }) => provider === 'openai' && model.includes('gpt-5') && status === 'verified')).toBe(
      true,
    );
  });

  it('has the price of an override and of a book of one’s own in place of the packaged one', async () => {
    const book = ['--book', fileOf('acme.yaml', BOOK)];
    expect(await pricesJson('list', '--model', 'gpt-5-mini', '--provider', 'openai', ...book)).toMatchObject([
      { price_id: expect.stringContaining('override:mini'), prices: { input: '0.2', output: '2' }, reason: 'agreed by mail' },
    ]);
    expect(await pricesJson('list', '--provider', 'vllm', ...book)).toMatchObject([{ model: 'house-model', retires_at: null }]);
    expect(await pricesJson('list', '--provider', 'vllm', '--at', '2025-12-31', ...book)).toEqual([]);
  });

  it('as a table, with how many there are', async () => {
    const { output } = await prices('list', '--provider', 'vllm', '--book', fileOf('acme.yaml', BOOK));
    expect(output).toMatch(/vllm +house-model +verified +0\.5 +2/);
    expect(output).toContain('1 price; US dollars per million tokens');
    expect((await prices('list', '--model', 'no-such-model')).output).toBe('no price fits');
  });

  it('refuses a status that is none, exit code 2', async () => {
    const { code, complaints } = await prices('list', '--status', 'good');
    expect(code).toBe(2);
    expect(complaints).toContain('verified');
  });
});

describe('spancost prices show', () => {
  it('finds a model by a date behind its id and shows meters, rules, source and versions', async () => {
    const shown = await pricesJson('show', '--provider', 'openai', '--model', 'gpt-5-2025-08-07', '--at', '2026-11-20');
    expect(shown).toMatchObject({
      provider: 'openai',
      model: 'gpt-5',
      dated: true,
      in_force: { status: 'verified', prices: { input: '1.25', output: '10' }, source: { url: expect.stringContaining('openai.com') } },
    });
    expect((shown['versions'] as readonly { in_force: boolean }[]).filter((version) => version.in_force)).toHaveLength(1);
    const { output } = await prices('show', '--provider', 'openai', '--model', 'gpt-5', '--at', '2026-11-20');
    expect(output).toMatch(/input +1\.25 +1,000,000 tokens/);
    expect(output).toContain('rule batch: service tier batch: × 0.5 on tokens');
  });

  it('a model that is not there is exit code 1, with similar ones', async () => {
    const { code, complaints } = await prices('show', '--provider', 'openai', '--model', 'gpt-5-min');
    expect(code).toBe(1);
    expect(complaints).toContain('Similar: ');
    expect(complaints).toContain('openai gpt-5-mini');
  });
});

describe('spancost prices history', () => {
  it('has every version with its dates and what it changed: gpt-5.6-sol was cut by 20 % on 2026-08-21', async () => {
    const { versions } = await pricesJson<{ readonly versions: readonly object[] }>(
      'history',
      '--provider',
      'openai',
      '--model',
      'gpt-5.6-sol',
    );
    expect(versions).toMatchObject([
      { version: 1, valid_to: '2026-08-21T00:00:00Z', changes: [] },
      {
        version: 2,
        valid_from: '2026-08-21T00:00:00Z',
        changes: expect.arrayContaining([{ meter: 'input', old: '5', new: '4', percent: '-20' }]),
      },
      { version: 3 },
    ]);
    const { output } = await prices('history', '--provider', 'openai', '--model', 'gpt-5.6-sol');
    expect(output).toContain('changed  input 5 → 4 (-20 %)');
  });

  it('has overrides of the own book too', async () => {
    const { output } = await prices('history', '--provider', 'openai', '--model', 'gpt-5-mini', '--book', fileOf('acme.yaml', BOOK));
    expect(output).toContain('acme@3 override mini: from the beginning on, recorded 2026-01-01T00:00:00Z: agreed by mail');
  });
});

describe('spancost prices check', () => {
  it('a book in order is counted, exit code 0', async () => {
    const { code, output } = await prices('check', fileOf('acme.yaml', BOOK));
    expect(code).toBe(0);
    expect(output).toContain('acme@3 is in order (1 models, 1 versions, 1 aliases, 1 overrides, 1 defaults, 1 contracts)');
  });

  it.each<[string, string, string, number, string]>([
    ['a price that is a number', 'input: "0.5"', 'input: 0.5', 17, 'decimal string'],
    ['a field that is none', 'serviceTier: provisioned', 'serviceTeir: provisioned', 40, 'serviceTeir'],
    [
      'a time without a zone',
      'validFrom: 2026-01-01T00:00:00Z\n        recordedAt',
      'validFrom: 2026-01-01\n        recordedAt',
      13,
      'ISO 8601',
    ],
    [
      'an alias that leads to itself',
      'to: { provider: openai, model: gpt-5 }',
      'to: { provider: azure.ai.openai, model: our-deployment }',
      41,
      'circle',
    ],
    ['an id that is claimed twice', 'model: house-model', 'model: house-model\n    aliases: [house-model]', 9, 'claimed'],
    ['no YAML', 'schema: spancost', 'schema: [spancost', 2, 'YAML'],
  ])('%s is exit code 1, with file and line', async (_name, from, to, line, problem) => {
    const file = fileOf('acme.yaml', BOOK.replace(from, to));
    const { code, complaints } = await prices('check', file);
    expect(code).toBe(1);
    expect(complaints).toContain(problem);
    expect(Number(new RegExp(`${file}:(\\d+)`).exec(complaints)?.[1])).toBeGreaterThanOrEqual(line);
  });

  it('with --json says the line in a field, too', async () => {
    const file = fileOf('acme.yaml', BOOK.replace('input: "0.5"', 'input: 0.5'));
    const { code, output } = await prices('check', file, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(output)).toMatchObject({ valid: false, file, line: 17, column: 19 });
  });
});

describe('spancost prices diff', () => {
  it('a packaged book and itself do not differ', async () => {
    expect((await prices('diff', 'list', 'list')).output).toBe('list → list: 0 added, 0 removed, 0 changed');
  });

  it('two books: what was added and changed, in percent', async () => {
    const before = fileOf('a.yaml', BOOK);
    const after = fileOf('b.yaml', BOOK.replace('output: "2" } # electricity', 'output: "3" } # electricity'));
    expect(await pricesJson('diff', before, after)).toMatchObject({
      added: [],
      removed: [],
      changed: [{ provider: 'vllm', model: 'house-model', differences: [{ meter: 'output', old: '2', new: '3', percent: '50' }] }],
    });
    expect((await prices('diff', before, after)).output).toContain('~ vllm house-model: output 2 → 3 (+50 %)');
  });
});
