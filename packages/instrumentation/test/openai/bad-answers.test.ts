import { describe, expect, test } from 'vitest';
import type { AnswerReader } from '../../src/answer/answer-reader.ts';
import { ReportedAnswers } from '../../src/answer/reported-answers.ts';
import { describeCall } from '../../src/openai/describe-call.ts';

const CALLS = [
  ['post', '/chat/completions'],
  ['post', '/completions'],
  ['post', '/responses'],
  ['get', '/responses/resp_1'],
  ['post', '/embeddings'],
  ['post', '/images/generations'],
  ['post', '/audio/transcriptions'],
  ['post', '/audio/speech'],
  ['post', '/moderations'],
  ['get', '/batches/batch_1'],
] as const;

const PROVIDERS = ['openai', 'openrouter', 'x_ai', 'perplexity'];

/** What no API should answer, and none is kept from answering. */
const ABSURD: readonly unknown[] = [
  undefined,
  null,
  '<html>Bad gateway</html>',
  7,
  [],
  { usage: null, choices: null, data: null },
  { usage: 'none', choices: 'none', data: 'none', output: 7, tools: {} },
  { usage: { input_tokens: '9', prompt_tokens: [], cost: {}, cost_in_usd_ticks: 1.5, input_tokens_details: 3 } },
  { id: 'batch_1', status: 'completed', request_counts: 'many', usage: { input_tokens: {}, output_tokens: true } },
  { type: 'image_generation.completed', usage: { total_tokens: null } },
  { type: 'speech.audio.done', usage: [] },
  { type: 'response.completed', response: 'done' },
  { background: true, status: 'completed', id: 7, usage: { input_tokens: null } },
];

describe.each(CALLS)('%s %s', (method, path) => {
  const readerOf = (provider: string): AnswerReader => {
    const body = { model: 7, stream_format: 'sse', input: ['not', 'a', 'text'], web_search_options: 'all' };
    const call = describeCall({ method, path, body }, { host: undefined, port: undefined, provider }, new ReportedAnswers());
    expect(call?.spanName).toBe(call?.attributes['gen_ai.operation.name']);
    return call?.reader ?? expect.unreachable();
  };

  test.each(PROVIDERS)('of %s: absurd answers and events are read, and tell no token and no cost', (provider) => {
    for (const absurd of ABSURD) {
      for (const read of ['readAnswer', 'readEvent'] as const) {
        const reader = readerOf(provider);
        reader[read](absurd);
        const attributes = reader.attributes(read === 'readEvent');
        const counts = Object.entries(attributes).filter(([name]) => name.endsWith('_tokens') || name.includes('reported_cost'));
        expect({ absurd, counts }).toEqual({ absurd, counts: [] });
      }
    }
  });
});
