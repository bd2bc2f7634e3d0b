import type * as LangChain from '@langchain/openai';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { CallRefusedError, setBeforeCall, watchModules } from '@spancost/instrumentation';
import { attributionOf } from '@spancost/processor';
import { context } from '@opentelemetry/api';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { OpenAIInstrumentation, withAttribution } from '../src/index.ts';
import { InMemory } from './in-memory.ts';

let providers: ProvidersServer;
let memory: InMemory;
/** Loaded after the instrumentation, as `--import @spancost/node/register` has it. */
let langchain: typeof LangChain;
beforeAll(async () => {
  providers = await startProviders();
  await watchModules([new OpenAIInstrumentation()]).ready;
  langchain = await import('@langchain/openai');
});
afterAll(() => providers.close());
beforeEach(() => void (memory = new InMemory()));
afterEach(() => {
  setBeforeCall(undefined);
  memory[Symbol.dispose]();
});

const settings = () => ({ apiKey: 'test', configuration: { baseURL: `${providers.url}/openai/v1` } });
const chat = (useResponsesApi = false): LangChain.ChatOpenAI =>
  new langchain.ChatOpenAI({ ...settings(), model: 'gpt-5', useResponsesApi });
const all = async (opening: Promise<AsyncIterable<unknown>>): Promise<void> => {
  for await (const _chunk of await opening);
};

describe('LangChain above the openai package', () => {
  it.each<readonly [string, () => Promise<unknown>]>([
    ['a chat', () => chat().invoke('hello')],
    ['a chat by the Responses API', () => chat(true).invoke('hello')],
    ['a stream', () => all(chat().stream('hello'))],
    [
      'a structured answer',
      () =>
        chat()
          .withStructuredOutput(z.object({ left: z.number() }))
          .invoke('How many?'),
    ],
    ['vectors', () => new langchain.OpenAIEmbeddings({ ...settings(), model: 'text-embedding-3-small' }).embedDocuments(['one', 'two'])],
  ])('asks once before %s, and passes the refusal on without trying again', async (_what, call) => {
    const refusals: CallRefusedError[] = [];
    const users: unknown[] = [];
    setBeforeCall(() => {
      users.push(attributionOf(context.active())?.user);
      refusals.push(new CallRefusedError('over budget'));
      throw refusals.at(-1);
    });
    const before = providers.requests.length;
    const thrown: unknown = await withAttribution({ user: 'ada' }, call).then(
      () => 'nothing was thrown',
      (error: unknown) => error,
    );
    expect(thrown).toBe(refusals[0]);
    expect(users).toEqual(['ada']);
    expect([providers.requests.length - before, memory.events.length]).toEqual([0, 0]);
    expect(memory.spans.map(({ attributes }) => attributes['spancost.call.refused'])).toEqual([true]);
  });
});
