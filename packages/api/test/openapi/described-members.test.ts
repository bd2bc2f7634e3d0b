import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { usd } from '../../src/fields/usd.ts';
import { operation, type Operation } from '../../src/operation.ts';
import { OPERATIONS } from '../../src/operations.ts';
import { openApiDocument } from '../../src/openapi/index.ts';
import { membersOf } from './members-of.ts';

function membersIn(...operations: readonly Operation[]): ReturnType<typeof membersOf> {
  return membersOf(openApiDocument({ version: '1.2.3', operations, accessOf: () => ({ roles: ['admin'], limited: 'its own' }) }));
}

function undescribed(...operations: readonly Operation[]): readonly string[] {
  return membersIn(...operations).flatMap(({ place, isDescribed }) => (isDescribed ? [] : [place]));
}

function answering(answer: z.ZodType): Operation {
  return operation({ id: 'ask', method: 'GET', path: '/api/v1/things', tag: 'Usage', summary: 'Things', answer });
}

describe('every member of every answer and body', () => {
  it('is described: what it is, in which unit, and when it is null or missing', () => {
    expect(undescribed(...OPERATIONS)).toEqual([]);
  });

  it('is looked at: more than 600 of them, some of each kind of operation', () => {
    const places = membersIn(...OPERATIONS).map(({ place }) => place);
    expect(new Set(places).size).toBeGreaterThan(600);
    expect(places).toEqual(
      expect.arrayContaining([
        'CallRow.cost_usd',
        'Stats.by_user[].cost_usd',
        'SentCall.attribution.tenant',
        'BudgetStatus.burn_rates.5m',
        'PriceChange.old.priceId',
        'ReplayItem.outcome',
        'verifyPrice body.note',
        'setUsers body.users[].email',
      ]),
    );
  });
});

describe('a member is found that nobody described', () => {
  const plain = z.object({ count: z.int() });
  it.each<readonly [string, z.ZodType, readonly string[]]>([
    ['in an answer', plain, ['ask 200.count']],
    ['in an object of its own', z.object({ at: plain.describe('What there is.') }), ['ask 200.at.count']],
    ['in a list', z.object({ all: z.array(plain).describe('All.') }), ['ask 200.all[].count']],
    ['in one of several forms', z.object({ either: z.union([plain, z.string()]).describe('One.') }), ['ask 200.either.count']],
    ['in values by name', z.object({ by: z.record(z.string(), plain).describe('By name.') }), ['ask 200.by{}.count']],
    ['that may be null', z.object({ count: z.int().nullable() }), ['ask 200.count']],
    ['of a schema with a name', z.object({ it: plain.meta({ id: 'Plain', description: 'It.' }) }), ['Plain.count']],
    ['whose schema has a name and no description', z.object({ it: z.string().meta({ id: 'Bare' }) }), ['ask 200.it']],
    ['which is an amount, of which its type says too little', z.object({ cost_usd: usd }), ['ask 200.cost_usd']],
    ['which may be an amount', z.object({ cost_usd: usd.nullable() }), ['ask 200.cost_usd']],
    ['with an empty description', z.object({ count: z.int().describe(' ') }), ['ask 200.count']],
  ])('%s', (_where, answer, found) => {
    expect(undescribed(answering(answer))).toEqual(found);
  });
});
