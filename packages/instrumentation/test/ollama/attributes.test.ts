import { Ollama } from 'ollama';
import { describe, expect, test } from 'vitest';
import { OllamaInstrumentation } from '../../src/ollama/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { recordDiagErrors } from '../diag-errors.ts';
import { expectedCall, type CallCase } from '../expected-call.ts';
import { watchSdk } from '../watch-sdk.ts';
import { clientsOf, scenario, type Clients } from './clients.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const errors = recordDiagErrors();
const { spans, providers } = watchSdk(new OllamaInstrumentation(), SDK_COPIES);

const asked = (operation: string, model: string): Record<string, unknown> => ({
  name: `${operation} ${model}`,
  'gen_ai.operation.name': operation,
  'gen_ai.provider.name': 'ollama',
  'gen_ai.request.model': model,
  'gen_ai.response.model': model,
  'server.address': '127.0.0.1',
  'server.port': 'number',
});
const MODEL = 'llama3.2';
const chat = asked('chat', MODEL);
const ask = { model: MODEL, messages: [{ role: 'user', content: 'a secret of the customer' }] };
const counted = { 'gen_ai.usage.input_tokens': 6, 'gen_ai.usage.output_tokens': 28 };
const stopped = { 'gen_ai.response.finish_reasons': ['stop'] };
const streamed = { 'gen_ai.request.stream': true, 'gen_ai.response.time_to_first_chunk': 'number' };
const used = (raw: object): Record<string, string> => ({ 'x-raw-usage': JSON.stringify(raw) });
const { 'gen_ai.response.model': _unanswered, ...unanswered } = chat;

const CASES: readonly CallCase<Clients>[] = [
  { name: 'a chat', call: (client) => client().chat(ask), expected: { ...chat, ...stopped, ...counted } },
  {
    name: 'a stream: its last line has the counts',
    call: async (client) => allOf(await client().chat({ ...ask, stream: true })),
    expected: { ...chat, ...stopped, ...counted, ...streamed },
  },
  {
    name: 'a completion that is cut at three tokens',
    call: (client) => client().generate({ model: MODEL, prompt: 'secret', options: { num_predict: 3 } }),
    expected: {
      ...asked('text_completion', MODEL),
      'gen_ai.response.finish_reasons': ['length'],
      'gen_ai.usage.input_tokens': 2,
      'gen_ai.usage.output_tokens': 3,
    },
  },
  {
    name: 'embeddings',
    call: (client) => client().embed({ model: 'nomic-embed-text', input: ['one text', 'another'] }),
    expected: { ...asked('embeddings', 'nomic-embed-text'), 'gen_ai.usage.input_tokens': 4 },
  },
  {
    name: 'a prompt that the server had at hand, of which it tells no count',
    call: (client) => client(used({ prompt_eval_count: null })).chat(ask),
    expected: { ...chat, ...stopped, 'gen_ai.usage.output_tokens': 28 },
  },
  {
    name: 'counts that are none',
    call: (client) => client(used({ prompt_eval_count: 'many', eval_count: [] })).chat(ask),
    expected: { ...chat, ...stopped },
  },
  {
    name: 'an answer without counts',
    call: (client) => client(scenario('no-usage')).chat(ask),
    expected: { ...chat, ...stopped },
  },
  {
    name: 'a stream that its consumer leaves',
    async call(client) {
      for await (const _line of await client().chat({ ...ask, stream: true })) break;
    },
    expected: { ...chat, ...streamed, 'gen_ai.response.finish_reasons': ['error'] },
  },
  {
    name: 'a model that is not there',
    call: (client) => thrownBy(client(scenario('error-404')).chat(ask)),
    expected: { ...unanswered, 'error.type': 'ResponseError', 'http.response.status_code': 404 },
  },
];

describe.each(SDK_COPIES)('ollama $version', ({ instrumented }) => {
  test.each(CASES)('$name', async ({ call, expected }) => {
    await call(clientsOf(instrumented, providers.url));
    await expectedCall(spans, '@spancost/instrumentation/ollama', expected);
    expect(errors).toEqual([]);
  });
});

describe('manuallyInstrument', () => {
  test.each<readonly [string, unknown]>([
    ['the module', { Ollama }],
    ['the client', Ollama],
    ['a class below it', class extends Ollama {}],
    ['a client that exists', new Ollama()],
  ])('takes %s', (_name, target) => {
    expect(new OllamaInstrumentation({ enabled: false }).manuallyInstrument(target)).toBe(true);
  });

  test.each<readonly [string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an object', { Ollama: 7 }],
    ['another class', Map],
    ['text', 'ollama'],
  ])('refuses %s', (_name, target) => {
    expect(new OllamaInstrumentation({ enabled: false }).manuallyInstrument(target)).toBe(false);
  });
});
