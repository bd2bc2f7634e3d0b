import { setImmediate as turn } from 'node:timers/promises';
import { AlwaysOffSampler } from '@opentelemetry/sdk-trace';
import OpenAI from 'openai';
import { expect, it } from 'vitest';
import { OpenAIInstrumentation, recordUsage, setAttribution, trackAiCall, withAttribution } from '../src/index.ts';
import { InMemory } from './in-memory.ts';

const CALLERS = 10_000;

/** An answer that comes out of order, and says whom it is for. */
async function answerOutOfOrder(_url: unknown, init?: RequestInit): Promise<Response> {
  const { user } = JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as { user: string };
  for (let turns = Math.floor(Math.random() * 5); turns >= 0; turns -= 1) await turn();
  return Response.json({
    id: user,
    object: 'chat.completion',
    model: 'gpt-5',
    choices: [],
    usage: { prompt_tokens: 1000, completion_tokens: 200 },
  });
}

const openai = new OpenAI({ apiKey: 'test', fetch: answerOutOfOrder });

type Caller = (user: string) => Promise<void>;

it.each<[string, Caller]>([
  ['by an SDK', async (user) => void (await openai.chat.completions.create({ model: 'gpt-5', messages: [], user }))],
  [
    'by hand',
    async (user) => {
      await trackAiCall({ provider: 'openai', model: 'gpt-5' }, async (call) => {
        await turn();
        call.setResponse({ id: user });
        call.setUsage({ inputTokens: 1000, outputTokens: 200 });
      });
    },
  ],
  [
    'after the fact',
    async (user) => {
      await turn();
      recordUsage({ provider: 'openai', model: 'gpt-5', id: user, usage: { inputTokens: 1000, outputTokens: 200 } });
    },
  ],
])(
  "10,000 calls at a time, %s, half of them with a user known late: no span carries another's user, and they cost $32.50",
  async (way, call) => {
    using telemetry = new InMemory(new AlwaysOffSampler());
    const instrumentation = new OpenAIInstrumentation();
    instrumentation.manuallyInstrument(OpenAI);
    const users = Array.from({ length: CALLERS }, (_, index) => `${way}-${index}`);
    await Promise.all(
      users.map(async (user, index) => {
        if (index % 2 === 0) return await withAttribution({ user, tenant: `t-${index}` }, () => call(user));
        await withAttribution({ tenant: `t-${index}` }, async () => {
          await turn();
          setAttribution({ user });
          await call(user);
        });
      }),
    );
    expect(telemetry.spans).toEqual([]);
    expect(telemetry.events).toHaveLength(CALLERS);
    const strangers = telemetry.events.filter(
      ({ attributes }) =>
        attributes['user.id'] !== attributes['gen_ai.response.id'] ||
        attributes['spancost.tenant'] !== `t-${String(attributes['user.id']).split('-').at(-1)}`,
    );
    expect(strangers).toEqual([]);
    expect(new Set(telemetry.events.map(({ attributes }) => attributes['user.id'])).size).toBe(CALLERS);
    expect(await telemetry.usd()).toBeCloseTo(32.5, 9);
    expect(telemetry.told).toEqual([]);
  },
  120_000,
);
