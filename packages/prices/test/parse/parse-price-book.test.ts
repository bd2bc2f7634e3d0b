import { describe, expect, it } from 'vitest';
import { InvalidPriceBookError, PACKAGED_BOOK } from '../../src/index.ts';
import { parsePriceBook } from '../../src/parse/index.ts';

const RECORDED = '2026-01-01T00:00:00Z';
const source = { url: 'https://example.com/prices', checkedAt: '2026-01-01' };
const version = { version: 1, recordedAt: RECORDED, status: 'verified', source, prices: { input: '1', output: '2' } };
const model = { providers: ['openai'], model: 'gpt-5', versions: [version] };
const book = { schema: 'spancost/price-book/v1', id: 'mine', revision: 1, currency: 'USD', models: [model] };
const stated = { id: 'one', recordedAt: RECORDED, reason: 'a reason' };
const override = { ...stated, providers: ['openai'], model: 'gpt-5', prices: { input: '1' } };
const contract = { ...stated, tenant: 'umbrella', terms: [{ multiply: '0.875' }] };
const alias = { provider: 'openai', model: 'a', to: { provider: 'openai', model: 'gpt-5' } };
const over = { id: 'over-200000', when: { promptOver: 200_000 }, prices: { input: '2', output: '4' } };

const withModel = (change: object): object => ({ ...book, models: [{ ...model, ...change }] });
const withVersion = (change: object): object => withModel({ versions: [{ ...version, ...change }] });
const withVersions = (...changes: readonly object[]): object =>
  withModel({ versions: changes.map((change) => ({ ...version, ...change })) });
const withRule = (change: object): object =>
  withVersion({ rules: [{ id: 'batch', when: { serviceTier: ['batch'] }, multiply: '0.5', ...change }] });
const withPrice = (input: unknown): object => withVersion({ prices: { input } });
const withWhen = (when: object): object => withRule({ when });
const withSchedule = (change: object): object =>
  withWhen({ schedule: { timeZone: 'UTC', windows: [{ from: '09:00', to: '10:00' }], ...change } });
/** As JSON has it: a key of its own, and no prototype. */
const withProto = (value: string): unknown => JSON.parse(`{"__proto__":${value}}`);
const nested = (depth: number): object => (depth === 1 ? book : { ...book, extends: nested(depth - 1) });

const V = 'models[0].versions[0]';
const R = `${V}.rules[0]`;
const DECIMAL = 'a price is a plain decimal string of at most 14 decimals';

type Malformed = readonly [name: string, book: unknown, path: string, problem: string];

const FORM: readonly Malformed[] = [
  ['a text', 'prices', 'the whole', 'expected object'],
  ['nothing', null, 'the whole', 'expected object'],
  ['a list', [book], 'the whole', 'expected object'],
  ['another schema', { ...book, schema: 'pricebook/v9' }, 'schema', '"spancost/price-book/v1"'],
  ['another currency', { ...book, currency: 'EUR' }, 'currency', '"USD"'],
  ['no models', { ...book, models: undefined }, 'models', 'expected array'],
  ['models by name', { ...book, models: { 'gpt-5': model } }, 'models', 'expected array'],
  ['a field too many', { ...book, modles: [] }, 'the whole', '"modles"'],
  ['a book without a name', { ...book, id: '' }, 'id', 'must not be empty'],
  ['half a revision', { ...book, revision: 1.5 }, 'revision', 'expected int'],
  ['a revision of 2^53', { ...book, revision: 2 ** 53 }, 'revision', '9007199254740991'],
  ['a revision below zero', { ...book, revision: -1 }, 'revision', '>=0'],
  ['a prototype', withProto('{"schema":"spancost/price-book/v1"}'), 'schema', '"spancost/price-book/v1"'],
  ['a prototype beside the rest', Object.assign(withProto('{}') as object, book), 'the whole', '"__proto__"'],
  ['a model that is a number', { ...book, models: [5] }, 'models[0]', 'expected object'],
  ['a model without provider', withModel({ providers: [] }), 'models[0].providers', 'Too small'],
  ['a model without versions', withModel({ versions: [] }), 'models[0].versions', 'has no price'],
  ['a model without name', withModel({ model: '' }), 'models[0].model', 'must not be empty'],
  ['a model with a number for a name', withModel({ model: 5 }), 'models[0].model', 'must be a text'],
  [
    'a provider in an older spelling',
    withModel({ providers: ['vertex_ai'] }),
    'models[0].providers[0]',
    'is written "gcp.vertex_ai" in a book',
  ],
  ['a provider in upper case', withModel({ providers: ['OpenAI'] }), 'models[0].providers[0]', 'is written "openai" in a book'],
  ['an unknown field of a model', withModel({ price: '1' }), 'models[0]', '"price"'],
  [
    '1,001 versions',
    withVersions(...Array.from({ length: 1001 }, (_, index) => ({ version: index + 1 }))),
    'models[0].versions',
    'at most 1000',
  ],
];

const PRICES: readonly Malformed[] = [
  ['a float', withPrice(1.25), `${V}.prices.input`, 'a price is a decimal string in quotes'],
  ['a big integer', withPrice(1n), `${V}.prices.input`, 'a price is a decimal string in quotes'],
  ['null', withPrice(null), `${V}.prices.input`, 'a price is a decimal string in quotes'],
  ['undefined', withPrice(undefined), `${V}.prices.input`, 'a price is a decimal string in quotes'],
  ['an empty text', withPrice(''), `${V}.prices.input`, DECIMAL],
  ['below zero', withPrice('-1'), `${V}.prices.input`, DECIMAL],
  ['with an exponent', withPrice('1e-7'), `${V}.prices.input`, DECIMAL],
  ['with 15 decimals', withPrice('0.000000000000001'), `${V}.prices.input`, DECIMAL],
  ['of 13 digits', withPrice('1000000000000'), `${V}.prices.input`, DECIMAL],
  ['with a comma', withPrice('1,25'), `${V}.prices.input`, DECIMAL],
  ['with a point and nothing behind it', withPrice('1.'), `${V}.prices.input`, DECIMAL],
  ['with nothing before the point', withPrice('.5'), `${V}.prices.input`, DECIMAL],
  ['with a currency', withPrice('$1'), `${V}.prices.input`, DECIMAL],
  ['with a space', withPrice('1 '), `${V}.prices.input`, DECIMAL],
  ['with another line', withPrice('1\n2'), `${V}.prices.input`, DECIMAL],
  ['in Arabic digits', withPrice('١'), `${V}.prices.input`, DECIMAL],
  ['NaN', withPrice('NaN'), `${V}.prices.input`, DECIMAL],
  ['of a meter that does not exist', withVersion({ prices: { inputs: '1' } }), `${V}.prices`, '"inputs"'],
  ['of a prototype', withVersion({ prices: withProto('"1"') as object }), `${V}.prices`, '"__proto__"'],
  ['of a method', withVersion({ prices: { toString: '1' } }), `${V}.prices`, '"toString"'],
  ['in a list', withVersion({ prices: ['1'] }), `${V}.prices`, 'expected object'],
  ['that is free and costs', withVersion({ status: 'free' }), `${V}.prices.input`, 'is free by its status and costs 1'],
];

const VERSIONS: readonly Malformed[] = [
  ['version zero', withVersion({ version: 0 }), `${V}.version`, '>0'],
  ['a day for a time', withVersion({ validFrom: '2026-01-01' }), `${V}.validFrom`, 'ISO 8601 with a time zone'],
  ['a time without zone', withVersion({ validFrom: '2026-01-01T00:00:00' }), `${V}.validFrom`, 'ISO 8601 with a time zone'],
  ['the 30th of February', withVersion({ validFrom: '2026-02-30T00:00:00Z' }), `${V}.validFrom`, 'ISO 8601 with a time zone'],
  ['no end, as null', withVersion({ validTo: null }), `${V}.validTo`, 'ISO 8601 with a time zone'],
  ['no record of when it was known', withVersion({ recordedAt: undefined }), `${V}.recordedAt`, 'ISO 8601 with a time zone'],
  [
    'an end before the start',
    withVersion({ validFrom: '2026-01-01T00:00:00Z', validTo: '2025-01-01T00:00:00Z' }),
    `${V}.validTo`,
    'is not after validFrom',
  ],
  [
    'an end at the start',
    withVersion({ validFrom: '2026-01-01T00:00:00Z', validTo: '2026-01-01T00:00:00Z' }),
    `${V}.validTo`,
    'is not after validFrom',
  ],
  ['a status of its own', withVersion({ status: 'sure' }), `${V}.status`, '"verified"'],
  ['a source that is no address', withVersion({ source: { ...source, url: 'somewhere' } }), `${V}.source.url`, 'Invalid URL'],
  [
    'a day of checking that is none',
    withVersion({ source: { ...source, checkedAt: '22.11.2026' } }),
    `${V}.source.checkedAt`,
    'a day is written 2026-11-22',
  ],
  ['a minimum below zero', withVersion({ minimums: { audio_second: -1 } }), `${V}.minimums.audio_second`, '>0'],
  ['a minimum of half a page', withVersion({ minimums: { page: 0.5 } }), `${V}.minimums.page`, 'not a whole number'],
  ['a minimum of 10^300 seconds', withVersion({ minimums: { audio_second: 1e300 } }), `${V}.minimums.audio_second`, 'below 2^53'],
  ['a minimum of an unknown meter', withVersion({ minimums: { seconds: 1 } }), `${V}.minimums`, 'seconds'],
  [
    'the same number twice',
    withVersions({ validTo: '2026-06-01T00:00:00Z' }, { validFrom: '2026-06-01T00:00:00Z' }),
    'models[0].versions[1]',
    'version 1 of "gpt-5" is there twice',
  ],
  [
    'two in force at once',
    withVersions({}, { version: 2, validFrom: '2026-06-01T00:00:00Z' }),
    `${V}.validTo`,
    'version 1 of "gpt-5" is still in force when version 2 holds, from 2026-06-01T00:00:00Z on',
  ],
  ['two since ever', withVersions({}, { version: 2 }), `${V}.validTo`, 'from the beginning on'],
  [
    'an overlap of a millisecond',
    withVersions({ validTo: '2026-06-01T00:00:00.001Z' }, { version: 2, validFrom: '2026-06-01T00:00:00Z' }),
    `${V}.validTo`,
    'is still in force',
  ],
  [
    'an overlap with one that supersedes another',
    withVersions({ validTo: '2026-06-01T00:00:00Z' }, { version: 2, validFrom: '2026-06-01T00:00:00Z' }, { version: 3, supersedes: [1] }),
    'models[0].versions[1].validTo',
    'or let 3 supersede it',
  ],
  [
    'one that supersedes a later one',
    withVersions({ supersedes: [2] }, { version: 2 }),
    `${V}.supersedes`,
    'version 2 of "gpt-5" is no earlier version',
  ],
  ['one that supersedes itself', withVersion({ supersedes: [1] }), `${V}.supersedes`, 'is no earlier version'],
  [
    'one that supersedes what is not there',
    withVersions({}, { version: 3, supersedes: [2] }),
    'models[0].versions[1].supersedes',
    'name one that is there',
  ],
  ['one that supersedes nothing', withVersion({ supersedes: [] }), `${V}.supersedes`, 'Too small'],
];

const RULES: readonly Malformed[] = [
  ['no condition', withWhen({}), `${R}.when`, 'a rule needs a condition'],
  ['a condition of no parameters', withWhen({ parameters: {} }), `${R}.when.parameters`, 'names no parameter'],
  ['a condition of a prototype', withWhen({ parameters: withProto('["x"]') as object }), `${R}.when.parameters`, '"__proto__" is no name'],
  ['no effect', withRule({ multiply: undefined }), `${R}.multiply`, 'a multiplier is a decimal string'],
  ['two effects', withRule({ prices: { input: '1' } }), R, 'exactly one of prices and multiply'],
  [
    'prices of nothing',
    withVersion({ rules: [{ id: 'batch', when: { serviceTier: ['batch'] }, prices: {} }] }),
    `${R}.prices`,
    'states no price',
  ],
  [
    'meters without multiplier',
    withVersion({ rules: [{ id: 'x', when: { promptOver: 1 }, prices: { input: '1', output: '1' }, meters: ['input'] }] }),
    R,
    'meters go with multiply',
  ],
  ['an id in upper case', withRule({ id: 'Batch' }), `${R}.id`, 'lower case'],
  ['an id with the sign that joins ids', withRule({ id: 'a+b' }), `${R}.id`, 'lower case'],
  ['a multiplier that is a number', withRule({ multiply: 0.5 }), `${R}.multiply`, 'a multiplier is a decimal string in quotes'],
  ['a multiplier below zero', withRule({ multiply: '-0.5' }), `${R}.multiply`, 'at most 10 decimals'],
  ['a multiplier in percent', withRule({ multiply: '50%' }), `${R}.multiply`, 'at most 10 decimals'],
  ['an unknown meter', withRule({ meters: ['tokens'] }), `${R}.meters[0]`, 'Invalid option'],
  ['a tier in another spelling', withWhen({ serviceTier: ['default'] }), `${R}.when.serviceTier[0]`, 'is written "standard" in a rule'],
  ['a tier in upper case', withWhen({ serviceTier: ['Flex'] }), `${R}.when.serviceTier[0]`, 'is written "flex" in a rule'],
  ['a geography in upper case', withWhen({ geography: ['US'] }), `${R}.when.geography[0]`, 'in lower case'],
  ['both bounds', withWhen({ promptOver: 1, promptFrom: 1 }), `${R}.when`, 'at most one of promptOver'],
  ['a bound of half a token', withWhen({ promptOver: 0.5 }), `${R}.when.promptOver`, 'expected int'],
  [
    'the same id twice',
    withVersion({ rules: [over, { ...over, when: { promptOver: 5 } }] }),
    `${V}.rules[1].id`,
    'rule "over-200000" is there twice',
  ],
  [
    'a long prompt that leaves a meter',
    withVersion({ rules: [{ ...over, prices: { input: '2' } }] }),
    `${R}.prices`,
    'has no price for output',
  ],
  [
    '31 of them',
    withVersion({ rules: Array.from({ length: 31 }, (_, index) => ({ ...over, id: `r${index}` })) }),
    `${V}.rules`,
    'at most 29 rules',
  ],
  ['a made-up time zone', withSchedule({ timeZone: 'Mars/Olympus' }), `${R}.when.schedule.timeZone`, 'is no IANA time zone'],
  ['an empty time zone', withSchedule({ timeZone: '' }), `${R}.when.schedule.timeZone`, 'is no IANA time zone'],
  ['no windows', withSchedule({ windows: [] }), `${R}.when.schedule.windows`, 'Too small'],
  [
    'a window over midnight',
    withSchedule({ windows: [{ from: '22:00', to: '06:00' }] }),
    `${R}.when.schedule.windows[0]`,
    'split one over midnight in two',
  ],
  [
    'a window of no time',
    withSchedule({ windows: [{ from: '09:00', to: '09:00' }] }),
    `${R}.when.schedule.windows[0]`,
    'ends after it begins',
  ],
  ['an hour 25', withSchedule({ windows: [{ from: '09:00', to: '25:00' }] }), `${R}.when.schedule.windows[0].to`, 'is written 09:00'],
  [
    'a second past 24:00',
    withSchedule({ windows: [{ from: '09:00', to: '24:00:01' }] }),
    `${R}.when.schedule.windows[0].to`,
    'is written 09:00',
  ],
  ['an eighth day', withSchedule({ days: [8] }), `${R}.when.schedule.days[0]`, '<=7'],
  ['a holiday that is no day', withSchedule({ exceptDates: ['2026-02-30'] }), `${R}.when.schedule.exceptDates[0]`, 'a day is written'],
];

const NAMES: readonly Malformed[] = [
  [
    'the same id twice',
    { ...book, models: [model, { ...model, model: 'other', aliases: ['gpt-5'] }] },
    'models[1]',
    '"gpt-5" of provider "openai" is claimed already by "gpt-5"',
  ],
  ['an alias that is its own model', withModel({ aliases: ['gpt-5'] }), 'models[0]', 'is claimed already'],
  ['the same provider twice', withModel({ providers: ['openai', 'openai'] }), 'models[0]', 'is claimed already'],
  ['the same alias twice', { ...book, aliases: [alias, alias] }, 'aliases[1]', '"a" of provider "openai" is there twice'],
  [
    'an alias that is a model',
    { ...book, aliases: [{ ...alias, model: 'gpt-5', to: { provider: 'openai', model: 'x' } }] },
    'aliases[0]',
    'is a model of this book already',
  ],
  [
    'an alias to itself',
    { ...book, aliases: [{ ...alias, to: { provider: 'openai', model: 'a' } }] },
    'aliases[0]',
    'leads in a circle: a → a',
  ],
  [
    'aliases in a circle',
    {
      ...book,
      aliases: [
        { ...alias, to: { provider: 'openai', model: 'b' } },
        { ...alias, model: 'b', to: { provider: 'openai', model: 'a' } },
      ],
    },
    'aliases[0]',
    'leads in a circle: a → b → a',
  ],
  [
    'aliases in a circle through the base',
    {
      ...book,
      aliases: [{ ...alias, to: { provider: 'openai', model: 'b' } }],
      extends: { ...book, aliases: [{ ...alias, model: 'b', to: { provider: 'openai', model: 'a' } }] },
    },
    'aliases[0]',
    'leads in a circle: a → b → a',
  ],
  [
    'an alias to a provider in another spelling',
    { ...book, aliases: [{ ...alias, to: { provider: 'xai', model: 'grok' } }] },
    'aliases[0].to.provider',
    'is written "x_ai"',
  ],
  ['an alias to nothing', { ...book, aliases: [{ provider: 'openai', model: 'a' }] }, 'aliases[0].to', 'expected object'],
];

const LAYERS: readonly Malformed[] = [
  ['an override without reason', { ...book, overrides: [{ ...override, reason: '' }] }, 'overrides[0].reason', 'a reason says why'],
  ['an override of nothing', { ...book, overrides: [{ ...override, prices: {} }] }, 'overrides[0].prices', 'states no price'],
  [
    'an override that ends before it begins',
    { ...book, overrides: [{ ...override, validFrom: '2026-02-01T00:00:00Z', validTo: RECORDED }] },
    'overrides[0].validTo',
    'is not after validFrom',
  ],
  ['an id twice', { ...book, overrides: [override, override] }, 'overrides[1].id', '"one" is there twice'],
  [
    'an override with half a rule for long prompts',
    { ...book, overrides: [{ ...override, prices: { input: '1', output: '1' }, rules: [{ ...over, prices: { input: '2' } }] }] },
    'overrides[0].rules[0].prices',
    'has no price for output',
  ],
  [
    'a default price that is verified',
    { ...book, defaults: [{ ...stated, status: 'verified', prices: { input: '1' } }] },
    'defaults[0].status',
    '"default"',
  ],
  [
    'a default price that is free and costs',
    { ...book, defaults: [{ ...stated, status: 'free', prices: { input: '0.1' } }] },
    'defaults[0].prices.input',
    'is free by its status',
  ],
  ['a contract without terms', { ...book, contracts: [{ ...contract, terms: [] }] }, 'contracts[0].terms', 'Too small'],
  ['a contract without tenant', { ...book, contracts: [{ ...contract, tenant: '' }] }, 'contracts[0].tenant', 'must not be empty'],
  [
    'a term with both',
    { ...book, contracts: [{ ...contract, terms: [{ multiply: '1', prices: { input: '1' } }] }] },
    'contracts[0].terms[0]',
    'exactly one of prices and multiply',
  ],
  [
    'a term with neither',
    { ...book, contracts: [{ ...contract, terms: [{}] }] },
    'contracts[0].terms[0]',
    'exactly one of prices and multiply',
  ],
  [
    'a term with a price of 15 decimals',
    { ...book, contracts: [{ ...contract, terms: [{ prices: { input: '0.000000000000001' } }] }] },
    'contracts[0].terms[0].prices.input',
    DECIMAL,
  ],
];

const BOOKS: readonly Malformed[] = [
  ['a book that is no book', { ...book, extends: 'list' }, 'extends', 'expected object'],
  ['a mistake in the book below', { ...book, extends: withPrice(1) }, 'extends.models[0].versions[0].prices.input', 'decimal string'],
  ['nine books', nested(9), 'extends.extends.extends.extends.extends.extends.extends.extends', 'more than 8 books stand on each other'],
];

describe.each([
  ['a book', FORM],
  ['a price', PRICES],
  ['versions', VERSIONS],
  ['a rule', RULES],
  ['names', NAMES],
  ['what operators state', LAYERS],
  ['books on books', BOOKS],
])('%s', (_what, table) => {
  it.each(table)('%s is refused, and it is said where and why', (_name, data, path, problem) => {
    const error = refusalOf(data);
    expect(error.message).toBe(`Price book: ${path}: ${error.problem}`);
    expect(error.problem).toContain(problem);
  });
});

describe('a book is accepted', () => {
  it.each<[string, object]>([
    ['that has nothing but its head', { ...book, models: [] }],
    [
      'with a version that follows on another to the millisecond',
      withVersions({ validTo: '2026-06-01T00:00:00Z' }, { version: 2, validFrom: '2026-06-01T00:00:00Z' }),
    ],
    [
      'with versions that supersede each other in a chain',
      withVersions({}, { version: 2, supersedes: [1] }, { version: 3, supersedes: [2] }),
    ],
    ['with 29 rules', withVersion({ rules: Array.from({ length: 29 }, (_, index) => ({ ...over, id: `r${index}` })) })],
    ['with a price of 14 decimals below a million million', withPrice('999999999999.99999999999999')],
    [
      'with a window to the end of the day',
      withSchedule({
        windows: [
          { from: '22:00', to: '24:00' },
          { from: '00:00:30', to: '06:00' },
        ],
      }),
    ],
    ['that stands on seven others', nested(8)],
    [
      'with an override, a default price, a contract and an alias',
      {
        ...book,
        overrides: [override],
        defaults: [{ ...stated, status: 'default', prices: { input: '1' } }],
        contracts: [contract],
        aliases: [alias],
      },
    ],
  ])('%s', (_what, data) => {
    expect(parsePriceBook(data)).toEqual(data);
  });

  it('the packaged one, after a round trip through JSON', () => {
    expect(parsePriceBook(JSON.parse(JSON.stringify(PACKAGED_BOOK)))).toEqual(PACKAGED_BOOK);
  });
});

it('a thousand versions that all supersede all before them are read in less than a second', () => {
  const versions = Array.from({ length: 1000 }, (_, index) => ({
    ...version,
    version: index + 1,
    ...(index === 0 ? {} : { supersedes: Array.from({ length: index }, (_each, number) => number + 1) }),
  }));
  const started = performance.now();
  expect(parsePriceBook(withModel({ versions })).models[0]?.versions).toHaveLength(1000);
  expect(performance.now() - started).toBeLessThan(1000);
});

function refusalOf(data: unknown): InvalidPriceBookError {
  try {
    parsePriceBook(data);
  } catch (error) {
    if (error instanceof InvalidPriceBookError) return error;
    throw error;
  }
  throw new Error('the book was accepted');
}
