import { describe } from 'vitest';
import { DECIMAL, itRefuses, source, V, withPrice, withProto, withVersion, withVersions, type Malformed } from './books.ts';

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

describe.each([
  ['a price', PRICES],
  ['versions', VERSIONS],
])('%s', (_what, table) => {
  itRefuses(table);
});
