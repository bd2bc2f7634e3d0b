import { PLAIN_BUDGET, type Budget } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { GPT5, span, traces, type Attributes } from '../../otlp-json.ts';
import { runCollector, type RunningCollector } from '../../running-collector.ts';
import { askBudgets } from './ask-budgets.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const DAY: Budget = { name: 'day', amountUsd: '0.01', period: 'daily', timeZone: 'Europe/Berlin', ...PLAIN_BUDGET };

async function sendCalls(collector: RunningCollector, calls: readonly Attributes[]): Promise<void> {
  const spans = calls.map((attributes) => span({ start: NOW - 60_000, attributes: { ...GPT5, ...attributes } }));
  for (let from = 0; from < spans.length; from += 5000)
    expect((await collector.send('traces', traces(spans.slice(from, from + 5000)))).status).toBe(200);
}

describe('how a budget stands', () => {
  it('is told to the last decimal: $0.00975 of $0.01 with a warning from $0.008 on, by the day of Berlin', async () => {
    const collector = await runCollector({ budgets: [DAY] }, { clock: () => NOW });
    await sendCalls(collector, [{}, {}, {}]);
    const { body } = await askBudgets(collector).get('day');
    expect(body).toMatchObject({
      name: 'day',
      source: 'file',
      targets: [],
      targets_by_state: null,
      status: {
        target: null,
        period_start: '2026-11-21T23:00:00.000Z',
        period_end: '2026-11-22T23:00:00.000Z',
        computed_at: '2026-11-22T12:00:00.000Z',
        amount_usd: '0.01',
        spent_usd: '0.00975',
        assumed_usd: '0',
        remaining_usd: '0.00025',
        used_percent: 97.5,
        state: 'warning',
        warning: true,
        exceeded: false,
        thresholds: [
          { share: '0.8', usd: '0.008', reached: true },
          { share: '1', usd: '0.01', reached: false },
        ],
        requests: 3,
        unpriced_requests: 0,
        unpriced_tokens: 0,
      },
    });
    // In the last five minutes $0.00975 was spent, where $0.01 a day is $0.0000347 in five minutes.
    expect(body.status?.burn_rates?.['5m']).toBeCloseTo(0.00975 / (0.01 / 288), 6);
  });

  it('in a month without data is $0 of all, without a forecast that nobody could make', async () => {
    const collector = await runCollector(
      { budgets: [{ ...DAY, name: 'month', period: 'monthly', amountUsd: '200' }] },
      { clock: () => NOW },
    );
    const [budget] = await askBudgets(collector).list();
    expect(budget?.status).toMatchObject({
      spent_usd: '0',
      remaining_usd: '200',
      used_percent: 0,
      state: 'ok',
      requests: 0,
      forecast: null,
    });
  });

  it('counts tokens of a model without a price at the ceiling, and says how much of it that is: $0.12 of 1,200 tokens at $100 a million', async () => {
    const collector = await runCollector({ budgets: [DAY] }, { clock: () => NOW });
    await sendCalls(collector, [{}, { 'gen_ai.request.model': 'nobody-knows-it', 'gen_ai.response.model': 'nobody-knows-it' }]);
    expect((await askBudgets(collector).get('day')).body.status).toMatchObject({
      spent_usd: '0.12325',
      assumed_usd: '0.12',
      remaining_usd: '-0.11325',
      unpriced_requests: 1,
      unpriced_tokens: 1200,
      exceeded: true,
    });
  });

  it(
    'of each of 10,000 users: those nearest to the end by name, all by state, and anybody who is asked for',
    { timeout: 120_000 },
    async () => {
      const each: Budget = { ...DAY, name: 'each', per: 'user' };
      const collector = await runCollector({ budgets: [each] }, { clock: () => NOW });
      const users = Array.from({ length: 10_000 }, (_, index) => `u-${index}`);
      // 30 users make four calls, $0.013; 70 make three, $0.00975; all others one, $0.00325.
      const callsOf = (index: number): number => (index < 30 ? 4 : index < 100 ? 3 : 1);
      await sendCalls(
        collector,
        users.flatMap((user, index) => Array.from({ length: callsOf(index) }, () => ({ 'user.id': user }))),
      );
      const budgets = askBudgets(collector);
      const [listed] = await budgets.list();
      expect(listed).toMatchObject({ status: null, targets_by_state: { ok: 9900, warning: 70, exceeded: 30 } });
      expect(listed?.targets).toHaveLength(20);
      const { body } = await budgets.get('each');
      expect(body.targets).toHaveLength(100);
      expect(body.targets?.slice(0, 30).every(({ spent_usd: spent, exceeded }) => spent === '0.013' && exceeded)).toBe(true);
      expect(new Set(body.targets?.map(({ target }) => target))).toEqual(new Set(users.slice(0, 100)));
      expect((await budgets.get('each', '?target=u-9999')).body).toMatchObject({
        targets: [],
        status: { target: 'u-9999', spent_usd: '0.00325', state: 'ok', used_percent: 32.5 },
      });
      expect((await budgets.get('each', '?target=nobody')).body.status).toMatchObject({ target: 'nobody', spent_usd: '0', requests: 0 });
      // What the answers say is what the ledger says.
      const { by_user: byUser } = await collector.stats('?period=lifetime');
      expect(byUser.find(({ user }) => user === 'u-0')?.cost_usd).toBe('0.013');
    },
  );

  it('that nobody knows, or of whom nobody has it, is told with what to do', async () => {
    const budgets = askBudgets(await runCollector({ budgets: [DAY] }));
    for (const [name, query, status, detail] of [
      ['day', '?target=ann', 400, /nobody has budget day for its own/],
      ['day', '?user=ann', 400, /user: is not known; write one of target/],
      ['year', '', 404, /There is no budget "year"; GET \/api\/v1\/budgets lists/],
      ['x'.repeat(100), '', 404, /There is no budget "x{100}"/],
    ] as const) {
      const answer = await budgets.get(name, query);
      expect([answer.status, answer.body.detail]).toEqual([status, expect.stringMatching(detail)]);
    }
  });
});
