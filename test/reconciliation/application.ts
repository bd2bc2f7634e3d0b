/**
 * An application as users write it: `register()`, two SDKs, a few users and features. It paces its calls so that there is load
 * while the collector is killed, and prints what the costs on its own spans sum to, recorded whether sampled or not.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import Anthropic from '@anthropic-ai/sdk';
import { register, withAttribution } from '@spancost/node';
import { Money } from '@spancost/prices';
import OpenAI from 'openai';

const ROUNDS = Number(process.env['ROUNDS']);
const PAUSE_MS = Number(process.env['PAUSE_MS']);

let spans = 0;
let costUsd = new Money(0);
const spancost = register({
  spanProcessors: [
    {
      onStart() {},
      onEnd(span) {
        if (!('spancost.cost.basis' in span.attributes)) return;
        spans += 1;
        const exact = span.attributes['spancost.cost.exact'];
        if (typeof exact === 'string') costUsd = costUsd.plus(exact);
      },
      forceFlush: async () => {},
      shutdown: async () => {},
    },
  ],
});
await spancost.ready;

const openai = new OpenAI();
const anthropic = new Anthropic();
const messages = [{ role: 'user' as const, content: 'Which shoes go with a blue suit?' }];
const used = (usage: object): { headers: Record<string, string> } => ({ headers: { 'x-usage': JSON.stringify(usage) } });

/** One of each kind; the test's expectation is worked out from these figures by hand. */
const CALLS: readonly (() => Promise<unknown>)[] = [
  () =>
    openai.chat.completions.create(
      { model: 'gpt-5', messages },
      used({ inputTokens: 1000, cachedTokens: 800, outputTokens: 200, reasoningTokens: 50 }),
    ),
  async () => {
    const stream = await openai.chat.completions.create(
      { model: 'gpt-5-mini', messages, stream: true },
      used({ inputTokens: 1000, outputTokens: 200 }),
    );
    for await (const chunk of stream) void chunk;
  },
  () => openai.embeddings.create({ model: 'text-embedding-3-small', input: 'shoes' }, used({ inputTokens: 1000, outputTokens: 0 })),
  () => openai.responses.create({ model: 'gpt-4.1', input: 'shoes' }, used({ inputTokens: 1000, outputTokens: 100 })),
  () =>
    anthropic.messages.create(
      { model: 'claude-haiku-4-5', max_tokens: 4000, messages },
      used({ inputTokens: 400, cacheRead: 9600, cacheWrite5m: 3100, cacheWrite1h: 1500, outputTokens: 1850 }),
    ),
  () => openai.chat.completions.create({ model: 'acme-experimental-1', messages }, used({ inputTokens: 10, outputTokens: 10 })),
];

for (let round = 0; round < ROUNDS; round += 1) {
  const attribution = { user: `user-${round % 5}`, tenant: `tenant-${round % 2}`, feature: ['chat', 'search'][round % 2] ?? 'chat' };
  await Promise.all(CALLS.map((call) => withAttribution(attribution, call)));
  await sleep(PAUSE_MS);
}
await spancost.forceFlush();
await spancost.shutdown();
process.stdout.write(JSON.stringify({ calls: ROUNDS * CALLS.length, spans, costUsd: costUsd.toFixed() }));
