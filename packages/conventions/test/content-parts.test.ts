import { expect, it } from 'vitest';
import { CONTENT_ATTRIBUTES, contentPartOf, isContent } from '../src/index.ts';

it.each([
  ['gen_ai.input.messages', 'input'],
  ['gen_ai.prompt.0.content', 'input'],
  ['llm.input_messages.12.message.content', 'input'],
  ['llm.prompts.0.prompt.text', 'input'],
  ['ai.prompt.messages', 'input'],
  ['traceloop.entity.input', 'input'],
  ['input.value', 'input'],
  ['gen_ai.output.messages', 'output'],
  ['gen_ai.completion.0.content', 'output'],
  ['llm.output_messages.0.message.content', 'output'],
  ['ai.response.text', 'output'],
  ['ai.response.toolCalls', 'output'],
  ['output.value', 'output'],
  ['gen_ai.system_instructions', 'system'],
])('%s holds the %s of a call, and is content', (name, part) => {
  expect(contentPartOf(name)).toBe(part);
  expect(isContent(name)).toBe(true);
});

it.each([
  'ai.embedding',
  'ai.request.headers.authorization',
  'gen_ai.prompt.name',
  'gen_ai.tool.definitions',
  'llm.model_name',
  '__proto__',
])('%s holds nothing that was asked or answered by the call', (name) => {
  expect(contentPartOf(name)).toBeUndefined();
});

it('the attribute of the conventions for each part holds that part', () => {
  for (const [part, name] of Object.entries(CONTENT_ATTRIBUTES)) expect(contentPartOf(name)).toBe(part);
});
