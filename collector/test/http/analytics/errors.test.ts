import type { Errors } from '@spancost/api';
import { expect, it } from 'vitest';
import { GPT5, span, traces, type Attributes } from '../../otlp-json.ts';
import { runCollector } from '../../running-collector.ts';

const AT = Date.parse('2026-11-20T10:00:00Z');

/** A call that failed, unless it did not. */
function call(minute: number, message: string | undefined, attributes: Attributes = {}): object {
  const failed = message === undefined ? {} : { 'error.type': 'server_error', 'spancost.call.error_message': message };
  return span({ start: AT + minute * 60_000, attributes: { ...GPT5, ...failed, ...attributes } });
}

it('puts together what failed alike: 3 of 6 calls of gpt-5 are 50 %, whatever the numbers and ids in their messages', async () => {
  const collector = await runCollector({}, { clock: () => AT + 3_600_000 });
  await collector.send(
    'traces',
    traces([
      call(0, 'order 17 of "Ann" failed after 30 s', { 'spancost.feature': 'chat', 'user.id': 'ann' }),
      call(1, 'order 4711 of "Bob" failed after 1.5 s', { 'spancost.feature': 'chat' }),
      call(2, 'order ab-12 of "" failed after 9 s', { 'spancost.feature': 'search' }),
      call(3, 'no such tool'),
      call(4, undefined),
      call(5, undefined),
      call(6, 'order 1 of "x" failed after 2 s', { 'gen_ai.response.model': 'gpt-5-mini' }),
    ]),
  );
  const calls = await collector.calls();
  const errors = await collector.json<Errors>('/api/v1/analytics/errors');
  expect(errors).toMatchObject({ requests: 7, failed_requests: 5, failed_cost_usd: '0.01365' });
  expect(errors.patterns.map(({ message, model, requests, share_percent: share }) => [message, model, requests, share])).toEqual([
    ['order … of "…" failed after … s', 'gpt-5-2025-08-07', 3, 50],
    ['order … of "…" failed after … s', 'gpt-5-mini', 1, 100],
    ['no such tool', 'gpt-5-2025-08-07', 1, 16.67],
  ]);
  expect(errors.patterns[0]).toMatchObject({
    status: 'error',
    error_type: 'server_error',
    provider: 'openai',
    cost_usd: '0.00975',
    features: ['chat', 'search'],
    first_at: '2026-11-20T10:00:00.000Z',
    last_at: '2026-11-20T10:02:00.000Z',
    example_call_id: calls.find(({ called_at: at }) => at === '2026-11-20T10:02:00.000Z')?.call_id,
  });
  // A share is of all calls, also where only failed ones are asked about.
  const asked = await collector.json<Errors>('/api/v1/analytics/errors?status=error&error_type=server_error&limit=1');
  expect(asked).toMatchObject({
    requests: 7,
    failed_requests: 5,
    failed_cost_usd: '0.01365',
    patterns: [{ requests: 3, share_percent: 50 }],
  });
  expect(asked.patterns).toHaveLength(1);
  expect(await collector.json<Errors>('/api/v1/analytics/errors?user=ann')).toMatchObject({
    requests: 1,
    patterns: [{ share_percent: 100 }],
  });
  expect(await collector.json<Errors>('/api/v1/analytics/errors?status=timeout')).toMatchObject({ failed_requests: 0, patterns: [] });
});

it('of no calls has no patterns, and refuses what it does not know', async () => {
  const collector = await runCollector();
  expect(await collector.json<Errors>('/api/v1/analytics/errors')).toMatchObject({
    requests: 0,
    failed_requests: 0,
    failed_cost_usd: '0',
    patterns: [],
  });
  for (const query of ['limit=0', 'limit=1001', 'status=failed', 'search=x', 'days=x'])
    expect([query, (await collector.get(`/api/v1/analytics/errors?${query}`)).status]).toEqual([query, 400]);
});
