import { expect, test } from 'vitest';
import type { InnerCall } from '../../src/answer/answer-reader.ts';
import { ReportedAnswers } from '../../src/answer/reported-answers.ts';
import { BatchResultsReader } from '../../src/anthropic/batch-results-reader.ts';
import { MessageReader } from '../../src/anthropic/message-reader.ts';

const common = { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'anthropic' };

/** A reader, and the calls that it told. */
function listening(): { readonly reader: MessageReader; readonly told: InnerCall[] } {
  const reader = new MessageReader({ common });
  const told: InnerCall[] = [];
  reader.tellInnerCalls((call) => void told.push(call));
  return { reader, told };
}

test('a stream that another model goes on with is of that model, which is billed', () => {
  const { reader } = listening();
  reader.readEvent({
    type: 'message_start',
    message: { id: 'msg_1', model: 'claude-fable-5-2', usage: { input_tokens: 10, output_tokens: 1 } },
  });
  const block = { type: 'fallback', from: { model: 'claude-fable-5-2' }, to: { model: 'claude-opus-5-5' } };
  reader.readEvent({ type: 'content_block_start', index: 0, content_block: block });
  reader.readEvent({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { input_tokens: 12, output_tokens: 7 } });
  expect(reader.attributes(true)).toMatchObject({
    'gen_ai.response.model': 'claude-opus-5-5',
    'gen_ai.usage.input_tokens': 12,
    'gen_ai.usage.output_tokens': 7,
  });
});

test('advisors are told once, however often the attributes are asked for', () => {
  const { reader, told } = listening();
  const iterations = [{ type: 'advisor_message', model: 'claude-opus-5-5', input_tokens: 8, output_tokens: 5 }];
  reader.readAnswer({ id: 'msg_1', model: 'claude-haiku-5-5', usage: { input_tokens: 10, output_tokens: 7, iterations } });
  expect([reader.attributes(false), reader.attributes(false)].map((made) => made['gen_ai.usage.input_tokens'])).toEqual([10, 10]);
  expect(told.map(({ spanName }) => spanName)).toEqual(['chat claude-opus-5-5']);
});

test.each<[string, unknown]>([
  ['a text', 'many'],
  ['null', null],
  ['an empty list', []],
  ['what is none', [null, 7, 'advisor_message', { type: 'new_kind', input_tokens: 3 }]],
])('steps that are %s are no calls, and change nothing', (_name, iterations) => {
  const { reader, told } = listening();
  reader.readAnswer({ id: 'msg_1', model: 'claude-haiku-5-5', usage: { input_tokens: 10, output_tokens: 7, iterations } });
  expect(reader.attributes(false)).toMatchObject({ 'gen_ai.usage.input_tokens': 10, 'gen_ai.usage.output_tokens': 7 });
  expect(told).toEqual([]);
});

test('an advisor without counts is a call of which nothing is known', () => {
  const { reader, told } = listening();
  reader.readAnswer({ id: 'msg_1', usage: { input_tokens: 10, output_tokens: 7, iterations: [{ type: 'advisor_message' }] } });
  reader.attributes(false);
  expect(told).toEqual([{ spanName: 'chat', attributes: { ...common, 'gen_ai.response.id': 'msg_1/advisor/1' } }]);
});

test.each<[string, unknown]>([
  ['no object', 'line'],
  ['no result', { custom_id: 'one' }],
  ['a message without an id', { result: { type: 'succeeded', message: { usage: { input_tokens: 1, output_tokens: 1 } } } }],
  ['an error', { result: { type: 'errored', error: { type: 'error' } } }],
])('a line of results that is %s is no call', (_name, line) => {
  const told: InnerCall[] = [];
  const reader = new BatchResultsReader({ 'gen_ai.operation.name': 'fetch_batch' }, new ReportedAnswers());
  reader.tellInnerCalls((call) => void told.push(call));
  reader.readEvent(line);
  reader.readAnswer(`${JSON.stringify(line)}\n{"cut`);
  expect(told).toEqual([]);
});
