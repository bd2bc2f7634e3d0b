import { expect, test } from 'vitest';
import { FEATURES } from '../src/features.ts';
import { planCalls, WAYS_OF_CALLING, type PlannedCall } from '../src/plan.ts';

const shape = (plan: readonly PlannedCall[]) =>
  plan.map(({ feature, call, visit }) => [feature, call.name, visit.customer.user, visit.session, visit.ticket, visit.dice()]);

test('the same seed plans the same calls by the same people, another seed others', () => {
  expect(shape(planCalls(200, 7))).toEqual(shape(planCalls(200, 7)));
  expect(shape(planCalls(200, 7))).not.toEqual(shape(planCalls(200, 8)));
});

test('26 calls are all 26 ways of calling', () => {
  expect(WAYS_OF_CALLING).toBe(26);
  const ways = new Set(planCalls(26, 1).map(({ feature, call }) => `${feature}: ${call.name}`));
  expect(ways).toEqual(new Set(FEATURES.flatMap(({ name, calls }) => calls.map((call) => `${name}: ${call.name}`))));
});

test('fewer calls are fewer ways', () => {
  expect(planCalls(5, 1)).toHaveLength(5);
});

test('of 5,000 calls about 13 % are streamed chats and 27 % are made by ada', () => {
  const plan = planCalls(5000, 3);
  const share = (is: (planned: PlannedCall) => boolean) => plan.filter(is).length / plan.length;
  expect(share(({ feature, call }) => feature === 'customer-chat' && call.name === 'streamed')).toBeCloseTo(0.13, 1);
  expect(share(({ visit }) => visit.customer.user === 'ada')).toBeCloseTo(9 / 33, 1);
});
