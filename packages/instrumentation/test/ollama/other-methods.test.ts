import { readCall } from '@spancost/conventions';
import type { Ollama } from 'ollama';
import { describe, expect, test } from 'vitest';
import { OllamaInstrumentation } from '../../src/ollama/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { shapeOf } from '../recorded-spans.ts';
import { expectSame } from '../same-for-the-caller.ts';
import { watchSdk } from '../watch-sdk.ts';
import { clientsOf, scenario } from './clients.ts';
import { SDK_COPIES, type Sdk } from './sdk-copies.ts';

const { spans, providers } = watchSdk(new OllamaInstrumentation(), SDK_COPIES, {
  eventDelayMs: 10,
  now: () => new Date('2026-11-22T12:00:00Z'),
});

const MODEL = 'llama3.2';
const ask = { model: MODEL, messages: [{ role: 'user', content: 'a secret of the customer' }], stream: true as const };
const asked = (operation: string, model: string): Record<string, unknown> => ({
  name: `${operation} ${model}`,
  'gen_ai.operation.name': operation,
  'gen_ai.provider.name': 'ollama',
  'gen_ai.request.model': model,
  'server.address': '127.0.0.1',
  'server.port': 'number',
});

describe.each(SDK_COPIES)('ollama $version', ({ version, instrumented, plain }) => {
  const both = (names: readonly string[], call: (client: Ollama) => Promise<unknown>, headers = {}): Promise<void> =>
    expectSame(
      spans,
      names,
      () => call(clientsOf(plain, providers.url)(headers)),
      () => call(clientsOf(instrumented, providers.url)(headers)),
    );
  const client = (sdk: Sdk = instrumented): Ollama => clientsOf(sdk, providers.url)();

  test('embeddings of the older API are a call whose tokens nobody counts', async () => {
    const call = (ollama: Ollama): Promise<unknown> => ollama.embeddings({ model: 'nomic-embed-text', prompt: 'a secret' });
    await both(['embeddings nomic-embed-text'], call);
    await call(client());
    const [span] = await spans.settled(1);
    expect(span && shapeOf(span)).toEqual(asked('embeddings', 'nomic-embed-text'));
    expect(readCall(span?.attributes ?? {})?.usage).toEqual({});
  });

  test.runIf(version === '0.6')('a decision has its tokens', async () => {
    const questions = { isSecret: { type: 'noul' as const, instructions: 'Is it a secret?' } };
    const call = (ollama: Ollama): Promise<unknown> => ollama.systemone({ model: 'systemone', state: 'a secret', questions });
    await both(['chat systemone'], call);
    await call(client());
    const [span] = await spans.settled(1);
    expect(span && shapeOf(span)).toEqual({
      ...asked('chat', 'systemone'),
      'gen_ai.response.model': 'systemone',
      'gen_ai.usage.input_tokens': 19,
      'gen_ai.usage.output_tokens': 1,
    });
    expect(JSON.stringify(span?.attributes)).not.toContain('secret');
  });

  test('abort() of the client ends all of its streams, as it does without', async () => {
    const call = async (ollama: Ollama): Promise<unknown> => {
      const streams = [await ollama.chat(ask), await ollama.generate({ model: MODEL, prompt: 'hello', stream: true })];
      const read = streams.map((stream) => thrownBy(allOf(stream as AsyncIterable<unknown>)));
      await new Promise((resolve) => setTimeout(resolve, 25));
      ollama.abort();
      return (await Promise.all(read)).map((error) => (error instanceof Error ? error.name : 'read'));
    };
    const headers = scenario('slow-stream');
    const expected = await call(clientsOf(plain, providers.url)(headers));
    expect(await call(clientsOf(instrumented, providers.url)(headers))).toEqual(expected);
    const ended = await spans.settled(2);
    expect(ended.map(({ attributes }) => attributes['error.type'])).toEqual(['AbortError', 'AbortError']);
    for (const { attributes } of ended) expect(attributes['gen_ai.response.finish_reasons']).toEqual(['error']);
    expect(spans.open()).toBe(0);
  });

  test('the handling of models and what is searched have no span', async () => {
    for (const call of [client().list(), client().ps(), client().show({ model: MODEL })]) await thrownBy(call);
    expect(await spans.settled(0)).toEqual([]);
  });
});
