import { describe, expect, it } from 'vitest';
import { BOOK, fileOf } from './books.ts';
import { prices, pricesJson } from './run-command.ts';

const AT = ['--at', '2026-11-20T12:00:00Z'];
const GPT5 = ['cost', '--provider', 'openai', '--model', 'gpt-5', ...AT];
const usage = (quantities: object): readonly string[] => ['--usage', JSON.stringify(quantities)];

describe('spancost prices cost', () => {
  it('1,000 in and 200 out of gpt-5 cost $0.00325, with these fields and no others', async () => {
    const cost = await pricesJson(...GPT5, ...usage({ input: 1000, output: 200 }));
    expect(cost).toEqual({
      cost_usd: '0.00325',
      list_usd: '0.00325',
      status: 'verified',
      price_id: expect.stringMatching(/^list@\d+\/openai\/gpt-5\/v\d+$/),
      basis: 'computed',
      lines: [
        { meter: 'input', quantity: 1000, price: '1.25', per: 1_000_000, usd: '0.00125', list_usd: '0.00125' },
        { meter: 'output', quantity: 200, price: '10', per: 1_000_000, usd: '0.002', list_usd: '0.002' },
      ],
      assumptions: [],
    });
  });

  it('without --json shows a table and the total', async () => {
    const { code, output } = await prices(...GPT5, ...usage({ input: 1000, output: 200 }));
    expect(code).toBe(0);
    expect(output).toMatch(/input +1,000 +1\.25 +1,000,000 +0\.00125/);
    expect(output).toMatch(/^\$0\.00325 computed, verified, list@\d+\/openai\/gpt-5\/v\d+$/m);
  });

  it('known zeros cost $0', async () => {
    expect(await pricesJson(...GPT5, ...usage({ input: 0, output: 0 }))).toMatchObject({ cost_usd: '0', status: 'verified' });
  });

  it('an unknown model is unpriced, which is an answer: exit code 0, null and not zero', async () => {
    expect(await pricesJson('cost', '--provider', 'openai', '--model', 'gpt-nope', ...usage({ input: 5 }))).toEqual({
      cost_usd: null,
      list_usd: null,
      status: 'unpriced',
      price_id: null,
      basis: 'unpriced',
      lines: [],
      assumptions: [],
      error: { code: 'unknown_model', message: expect.stringContaining('gpt-nope') },
    });
  });

  it.each([
    ['GPT-5', 'openai', 'There is gpt-5 of openai.'],
    ['claude-haiku-5-5', 'openai', 'claude-haiku-5-5 of anthropic'],
  ])('of a model that is known by another name or elsewhere, %s of %s, says so', async (model, provider, hint) => {
    const { error } = await pricesJson('cost', '--provider', provider, '--model', model, ...usage({ input: 5 }));
    expect(error).toMatchObject({ code: 'unknown_model', message: expect.stringContaining(hint) });
  });

  it('a meter without a price makes the call unpriced and shows the lines that are known', async () => {
    const cost = await pricesJson(...GPT5, ...usage({ input: 1000, video_second: 3 }));
    expect(cost).toMatchObject({
      cost_usd: null,
      status: 'unpriced',
      price_id: expect.stringContaining('openai/gpt-5/'),
      lines: [{ meter: 'input', usd: '0.00125' }],
      error: { code: 'missing_price', message: expect.stringContaining('3 of video_second') },
    });
  });

  it.each<[string, string, string]>([
    ['text', 'lots', 'not JSON'],
    ['NaN', '{"input": NaN}', 'not JSON'],
    ['an array', '[1000]', 'object'],
    ['null', 'null', 'object'],
    ['nothing', '{}', 'no quantity at all'],
    ['a meter that is none', '{"inptu": 1}', '"inptu" is no meter'],
    ['a key of prototypes', '{"__proto__": 1}', '"__proto__" is no meter'],
    ['constructor', '{"constructor": 1}', '"constructor" is no meter'],
    ['a negative quantity', '{"input": -1}', 'below zero'],
    ['half a token', '{"input": 1.5}', 'not a whole number'],
    ['2^53', '{"input": 9007199254740992}', 'below 2^53'],
    ['2^53 + 1, which JSON.parse rounds', '{"input": 9007199254740993}', '9007199254740993, which cannot be kept exactly'],
    ['a number of thirty digits', '{"code_execution_second": 0.123456789012345678901234567890}', 'cannot be kept exactly'],
    ['1e400', '{"input": 1e400}', 'beyond all bounds'],
    ['a quantity in quotes', '{"input": "1000"}', 'not a number'],
    ['an object as quantity', '{"input": {"text": 1}}', 'not a number'],
    ['a meter twice', '{"input": 1, "input": 2}', '"input" twice'],
    ['a meter twice, once escaped', String.raw`{"input": 1, "\u0069nput": 2}`, '"input" twice'],
  ])('refuses %s with exit code 2 and says why', async (_name, text, problem) => {
    const { code, output, complaints } = await prices(...GPT5, '--usage', text, '--json');
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(complaints).toContain(problem);
  });

  it.each<[readonly string[], string]>([
    [['--at', 'yesterday'], 'ISO 8601'],
    [['--at', '2026-02-30T00:00:00Z'], 'ISO 8601'],
    [['--at', '2026-11-20T12:00'], 'time zone'],
    [['--known-at', '1763640000'], 'ISO 8601'],
    [['--parameter', 'quality'], 'name=value'],
    [['--parameter', 'quality=hd', 'quality=low'], 'twice'],
    [['--book', 'nowhere.yaml'], 'no such file'],
  ])('%o is refused with exit code 2', async (args, problem) => {
    const { code, complaints } = await prices(...GPT5, ...usage({ input: 1 }), ...args);
    expect(code).toBe(2);
    expect(complaints).toContain(problem);
  });

  it('prices at the time of the call: gpt-5.6-sol cost $5 per million before 2026-08-21 and $4 from then on', async () => {
    const at = (time: string) =>
      pricesJson('cost', '--provider', 'openai', '--model', 'gpt-5.6-sol', '--at', time, ...usage({ input: 1_000_000 - 800_000 }));
    expect(await at('2026-08-20T23:59:59Z')).toMatchObject({ cost_usd: '1' });
    expect(await at('2026-08-21T00:00:00Z')).toMatchObject({ cost_usd: '0.8' });
  });
});

describe('spancost prices cost --book', () => {
  const book = (): readonly string[] => ['--book', fileOf('acme.yaml', BOOK)];

  it('a contract of 12.5 % off: $0.00284375 for the tenant, $0.00325 at list, on every line', async () => {
    const cost = await pricesJson(...GPT5, ...book(), '--tenant', 'acme', ...usage({ input: 1000, output: 200 }));
    expect(cost).toMatchObject({
      cost_usd: '0.00284375',
      list_usd: '0.00325',
      price_id: expect.stringContaining('contract:acme-2026'),
      lines: [
        { usd: '0.00109375', list_usd: '0.00125' },
        { usd: '0.00175', list_usd: '0.002' },
      ],
    });
    expect(await pricesJson(...GPT5, ...book(), '--tenant', 'other', ...usage({ input: 1000, output: 200 }))).toMatchObject({
      cost_usd: '0.00325',
    });
  });

  it('an override, an own model, a default price, an alias', async () => {
    const cost = (provider: string, model: string) =>
      pricesJson('cost', '--provider', provider, '--model', model, ...AT, ...book(), ...usage({ input: 1_000_000 }));
    expect(await cost('openai', 'gpt-5-mini')).toMatchObject({ cost_usd: '0.2', status: 'verified' });
    expect(await cost('vllm', 'house-model')).toMatchObject({ cost_usd: '0.5', price_id: 'acme@3/vllm/house-model/v1' });
    expect(await cost('groq', 'nobody-knows')).toMatchObject({ cost_usd: '1', status: 'default', basis: 'estimated' });
    expect(await cost('azure.ai.openai', 'our-deployment')).toMatchObject({
      cost_usd: '0',
      price_id: expect.stringContaining('+provisioned'),
    });
  });

  it('as the book knew before the override was recorded', async () => {
    const mini = ['cost', '--provider', 'openai', '--model', 'gpt-5-mini', ...AT, ...book(), ...usage({ input: 1_000_000 })];
    expect(await pricesJson(...mini, '--known-at', '2025-12-31T00:00:00Z')).toMatchObject({ status: 'unpriced' });
    expect(await pricesJson(...mini, '--known-at', '2026-11-23T00:00:00Z')).toMatchObject({ cost_usd: '0.2' });
  });

  it('a book that cannot be used is refused with file and line, exit code 2', async () => {
    const file = fileOf('acme.yaml', BOOK.replace('input: "0.5"', 'input: 0.5'));
    const { code, complaints } = await prices(...GPT5, '--book', file, ...usage({ input: 1 }));
    expect(code).toBe(2);
    expect(complaints).toContain(`${file}:17:19`);
  });
});

describe('spancost prices explain', () => {
  it('says where the price is from, as text and as JSON', async () => {
    const args = ['explain', '--provider', 'openai', '--model', 'gpt-5', ...AT, ...usage({ input: 1000, output: 200 })];
    const { output } = await prices(...args);
    expect(output).toContain('0.00325');
    expect(output).toContain('https://developers.openai.com');
    expect(await pricesJson(...args)).toMatchObject({ usd: '0.00325', provider: 'openai', model: 'gpt-5', at: '2026-11-20T12:00:00.000Z' });
  });

  it('of a call without a price says why, and what is known', async () => {
    const args = ['explain', '--provider', 'openai', '--model', 'gpt-5', ...AT, ...usage({ input: 1000, video_second: 3 })];
    const { code, output } = await prices(...args);
    expect(code).toBe(0);
    expect(output).toContain('unpriced: ');
    expect(output).toContain('input: 1000 × $1.25 = $0.00125');
    expect(await pricesJson(...args)).toMatchObject({ status: 'unpriced', error: { code: 'missing_price' } });
  });
});
