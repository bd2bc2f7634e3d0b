import { describe, expect, test } from 'vitest';
import { usage, withProviders } from '../with-providers.ts';

const clients = withProviders();
const params = { model: 'claude-haiku-4-5', max_tokens: 50, messages: [{ role: 'user' as const, content: 'hello' }] };
const requests = [
  { custom_id: 'one', params },
  { custom_id: 'late-two', params },
  { custom_id: 'three', params: { ...params, max_tokens: 0 } },
];

describe('a batch of messages', () => {
  test('is in progress at the first fetch and ended from the second on, with one result for each request', async () => {
    const { batches } = clients.anthropic.messages;
    const { id, processing_status: created } = await batches.create({ requests }, usage({ inputTokens: 10, outputTokens: 5 }));
    const first = await batches.retrieve(id);
    const second = await batches.retrieve(id);
    expect([created, first.processing_status, second.processing_status]).toEqual(['in_progress', 'in_progress', 'ended']);
    expect([first.results_url, second.request_counts]).toEqual([
      null,
      { processing: 0, succeeded: 1, errored: 1, expired: 1, canceled: 0 },
    ]);
    const results = [];
    for await (const result of await batches.results(id)) results.push(result);
    expect(results).toMatchObject([
      {
        custom_id: 'one',
        result: { type: 'succeeded', message: { usage: { input_tokens: 10, output_tokens: 5, service_tier: 'batch' } } },
      },
      { custom_id: 'late-two', result: { type: 'expired' } },
      { custom_id: 'three', result: { type: 'errored', error: { error: { type: 'invalid_request_error' } } } },
    ]);
  });

  test('makes no message once it is cancelled, and there is none of an unknown id', async () => {
    const { batches } = clients.anthropic.messages;
    const { id } = await batches.create({ requests });
    expect((await batches.cancel(id)).processing_status).toBe('canceling');
    await batches.retrieve(id);
    expect((await batches.retrieve(id)).request_counts).toMatchObject({ canceled: 3, succeeded: 0 });
    await expect(batches.retrieve('msgbatch_none')).rejects.toMatchObject({ status: 404 });
  });

  test('of no requests is refused', async () => {
    await expect(clients.anthropic.messages.batches.create({ requests: [] })).rejects.toMatchObject({ status: 400 });
  });
});
