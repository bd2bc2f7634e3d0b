import { describe } from 'vitest';
import {
  alias,
  book,
  contract,
  DECIMAL,
  itRefuses,
  model,
  nested,
  over,
  override,
  RECORDED,
  stated,
  withModel,
  withPrice,
  withProto,
  withVersions,
  type Malformed,
} from './books.ts';

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
  ['names', NAMES],
  ['what operators state', LAYERS],
  ['books on books', BOOKS],
])('%s', (_what, table) => {
  itRefuses(table);
});
