import { PACKAGED_BOOK, Pricer } from '@spancost/prices';
import { parsePriceBook } from '@spancost/prices/parse';
import { expect, it } from 'vitest';
import { runCollector } from '../../running-collector.ts';

const RECORDED = { recordedAt: '2026-01-01T00:00:00Z', reason: 'the old tracker had it so' };

/** What an operator states of models that are free, that nobody knows, and that are only known by their total. */
const BOOK = parsePriceBook({
  schema: 'spancost/price-book/v1',
  id: 'own',
  revision: 1,
  currency: 'USD',
  models: [],
  overrides: [{ id: 'blended', providers: ['deepseek'], model: 'deepseek-chat', prices: { total: '0.685' }, ...RECORDED }],
  defaults: [
    { id: 'own-gpu', providers: ['local'], status: 'free', prices: { input: '0', output: '0' }, ...RECORDED },
    { id: 'cautious', status: 'default', prices: { input: '5', output: '25' }, ...RECORDED },
  ],
});

it('a free model, an unknown one, a total alone and no usage at all are told apart, and none is a silent zero', async () => {
  const collector = await runCollector({ pricer: new Pricer({ ...BOOK, extends: PACKAGED_BOOK }) });
  const calls = [
    { id: 'free', provider: 'local', model: 'llama', usage: { input_tokens: 1000, output_tokens: 200 } },
    { id: 'unknown', provider: 'openai', model: 'gpt-nobody-knows', usage: { input_tokens: 1000, output_tokens: 200 } },
    { id: 'total', provider: 'deepseek', model: 'deepseek-chat', usage: { total_tokens: 1_000_000 } },
    { id: 'nothing', provider: 'openai', model: 'gpt-5', usage: {} },
  ];
  const response = await collector.post('/api/v1/usage', JSON.stringify({ calls }), { 'content-type': 'application/json' });
  expect(await response.json()).toMatchObject({
    results: [
      { id: 'free', cost_usd: '0', basis: 'computed', price_id: 'own@1/default:own-gpu' },
      // 1,000 at $5 and 200 at $25 per million.
      { id: 'unknown', cost_usd: '0.01', basis: 'estimated', price_id: 'own@1/default:cautious' },
      { id: 'total', cost_usd: '0.685', basis: 'estimated', price_id: 'own@1/deepseek/deepseek-chat/override:blended' },
      { id: 'nothing', cost_usd: null, basis: 'unpriced', unpriced_reason: 'usage_missing' },
    ],
  });
  expect(await collector.stats('?days=1')).toMatchObject({ total_requests: 4, cost_usd: '0.695', unpriced_requests: 1 });
});
