import { describe } from 'vitest';
import { itRefuses, over, R, V, withProto, withRule, withSchedule, withVersion, withWhen, type Malformed } from './books.ts';

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

describe('a rule', () => {
  itRefuses(RULES);
});
