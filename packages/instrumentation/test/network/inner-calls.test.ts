import { readCall } from '@spancost/conventions';
import { beforeEach, expect, test } from 'vitest';
import { HEADERS, watchNetwork } from './watch-network.ts';

const network = watchNetwork();
const { spans } = network;

beforeEach(() => void network.watchAs('anthropic'));

const ask = { model: 'claude-haiku-5-5', max_tokens: 50, messages: [{ role: 'user', content: 'hello' }] };
const at = (path: string): string => `${network.url}/anthropic/v1/messages${path}`;

async function batch(): Promise<string> {
  const requests = [
    { custom_id: 'one', params: ask },
    { custom_id: 'late', params: ask },
    { custom_id: 'two', params: ask },
  ];
  const created = await fetch(at('/batches'), { method: 'POST', headers: HEADERS, body: JSON.stringify({ requests }) });
  const { id } = (await created.json()) as { id: string };
  return id;
}

test('the results of a batch that are fetched without an SDK are a call for each message, once', async () => {
  const id = await batch();
  for (let time = 0; time < 2; time += 1)
    expect((await (await fetch(at(`/batches/${id}/results`), { headers: HEADERS })).text()).split('\n')).toHaveLength(4);
  const made = await spans.settled(4);
  expect(made.map(({ name, attributes }) => [name, readCall(attributes)?.operation, attributes['error.type']])).toEqual([
    ['fetch_batch claude-haiku-5-5', 'batch', undefined],
    ['fetch_batch claude-haiku-5-5', 'batch', undefined],
    ['fetch_batch', undefined, undefined],
    ['fetch_batch', undefined, undefined],
  ]);
  const [one, two, whole] = made;
  for (const inner of [one, two]) expect(inner?.parentSpanContext?.spanId).toBe(whole?.spanContext().spanId);
});

test('an advisor is a call within the message that the network sees', async () => {
  const advice = { type: 'advisor_message', model: 'claude-opus-5-5', input_tokens: 800, output_tokens: 500 };
  const extra = { 'x-raw-usage': JSON.stringify({ iterations: [advice] }) };
  await (await fetch(at(''), { method: 'POST', headers: { ...HEADERS, ...extra }, body: JSON.stringify(ask) })).json();
  const made = await spans.settled(2);
  expect(made.map(({ name, attributes }) => [name, readCall(attributes)?.provider])).toEqual([
    ['chat claude-opus-5-5', 'anthropic'],
    ['chat claude-haiku-5-5', 'anthropic'],
  ]);
  expect(readCall(made[0]?.attributes ?? {})?.usage).toEqual({ inputTokens: 800, outputTokens: 500 });
});
