import { expect, it } from 'vitest';
import { readCall, writeCall } from '../src/index.ts';

const CALL = { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'openai', 'gen_ai.request.model': 'gpt-5' };

it('what the application said of an error is written and read back', () => {
  const call = readCall({
    ...CALL,
    'error.type': 'content_filtered',
    'spancost.call.error_message': 'no answer',
    'error.message': 'a prompt',
  });
  expect(call).toMatchObject({ errorType: 'content_filtered', errorMessage: 'no answer' });
  expect(readCall(writeCall(call!))).toEqual(call);
  expect(JSON.stringify(writeCall(call!))).not.toContain('a prompt');
});

it('a count that is none survives JSON as one', () => {
  const call = readCall({ ...CALL, 'gen_ai.usage.input_tokens': 'many', 'gen_ai.usage.output_tokens': 200 });
  const read = readCall(JSON.parse(JSON.stringify(writeCall(call!))));
  expect(read?.problems).toEqual(call?.problems);
  expect(read?.problems).toMatchObject([{ code: 'not_a_count', field: 'inputTokens' }]);
  expect(read?.usage.outputTokens).toBe(200);
});

it('characters of a call without tokens are read beside its usage, and no part of it', () => {
  const call = readCall({ ...CALL, 'spancost.seen.input_characters': 21, 'spancost.seen.output_characters': 108 });
  expect(call).toMatchObject({ usage: {}, problems: [], seenInputCharacters: 21, seenOutputCharacters: 108 });
  expect(readCall(writeCall(call!))).toEqual(call);
});

it('when the answer began is written and read back, 0 seconds too; what is no number is not told', () => {
  for (const seconds of [0, 0.25]) {
    const call = readCall({ ...CALL, 'gen_ai.response.time_to_first_chunk': seconds });
    expect(call?.timeToFirstChunk).toBe(seconds);
    expect(readCall(writeCall(call!))).toEqual(call);
  }
  expect(readCall({ ...CALL, 'gen_ai.response.time_to_first_chunk': 'soon' })).not.toHaveProperty('timeToFirstChunk');
});
