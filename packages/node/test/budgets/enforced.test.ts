import { startProviders } from '@spancost/example-providers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runApp } from '../run-app.ts';
import { tellingCollector } from './telling-collector.ts';
import { EACH_USER } from './told.ts';

describe('an application that enforces a budget of each user, of whom ann has spent hers', () => {
  it('sends nothing of ann and everything of bob, by the SDK and by hand, and ends by itself within seconds', async () => {
    const providers = await startProviders();
    onTestFinished(() => providers.close());
    const collector = await tellingCollector({ budgets: [EACH_USER] });
    const began = performance.now();
    const { printed, sink } = await runApp(
      'budgeted.mjs',
      {
        SPANCOST_COLLECTOR_URL: collector.url,
        OPENAI_BASE_URL: `${providers.url}/openai/v1`,
        OPENAI_API_KEY: 'test',
      },
      [],
    );
    expect(performance.now() - began).toBeLessThan(20_000);
    const refused = { isRefusal: true, code: 'SPANCOST_BUDGET_EXCEEDED', budget: 'each user', spentUsd: '10.5' };
    expect(JSON.parse(printed)).toEqual([
      { what: 'check of ann', state: 'exceeded', allowed: false, budgets: ['each user'] },
      { what: 'ann by the SDK', ...refused },
      { what: 'ann by hand', ...refused },
      { what: 'ann by a stream', ...refused },
      { what: 'check of bob', state: 'ok', allowed: true, budgets: ['each user'] },
      { what: 'bob by the SDK', isSent: true },
      { what: 'the function of bob runs' },
      { what: 'bob by hand', isSent: true },
      { what: 'bob by a stream', isSent: true },
    ]);
    expect(providers.requests).toHaveLength(2);
    // What was refused is a span that says so, and neither a charge nor an unpriced call.
    const ofAnn = sink.spans.filter(({ attributes }) => attributes['user.id'] === 'ann');
    expect(ofAnn.map(({ attributes }) => [attributes['spancost.call.refused'], attributes['error.type']])).toEqual(
      Array.from({ length: 3 }, () => [true, 'BudgetExceededError']),
    );
    expect(sink.events.map(({ attributes }) => attributes['user.id'])).toEqual(['bob', 'bob', 'bob']);
    expect([...(sink.metrics.get('spancost.client.unpriced_calls')?.values() ?? [])]).toEqual([]);
  });
});
