/** An application with `@spancost/node`: rounds of calls until a line comes on stdin, then the last calls. Prints JSON about what was made. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { register, withAttribution } from '@spancost/node';
import OpenAI from 'openai';

const spancost = register();
await spancost.ready;

const openai = new OpenAI({ maxRetries: 0 });
const messages = [{ role: 'user' as const, content: 'Which shoes go with a blue suit?' }];
const used = (usage: object): { headers: Record<string, string> } => ({ headers: { 'x-usage': JSON.stringify(usage) } });
const responseIds: string[] = [];

async function chat(model: string, usage: object): Promise<string> {
  const { id } = await openai.chat.completions.create({ model, messages }, used(usage));
  responseIds.push(id);
  return id;
}

async function streamedChat(model: string, usage: object): Promise<void> {
  let id = '';
  for await (const chunk of await openai.chat.completions.create({ model, messages, stream: true }, used(usage))) ({ id } = chunk);
  responseIds.push(id);
}

const told = new AbortController();
void once(process.stdin, 'data').then(() => told.abort());
let rounds = 0;
while (!told.signal.aborted) {
  await withAttribution({ user: `user-${rounds % 5}`, tenant: 'acme', feature: 'chat' }, () =>
    Promise.all([
      chat('gpt-5', { inputTokens: 1000, cachedTokens: 800, outputTokens: 200, reasoningTokens: 50 }),
      streamedChat('gpt-5-mini', { inputTokens: 1000, outputTokens: 200 }),
      openai.embeddings.create({ model: 'text-embedding-3-small', input: 'shoes' }, used({ inputTokens: 1000, outputTokens: 0 })),
    ]),
  );
  rounds += 1;
  await sleep(100);
}
const expensiveId = await chat('gpt-5', { inputTokens: 100_000, outputTokens: 10_000 });
const failed = openai.chat.completions.create({ model: 'gpt-5', messages }, { headers: { 'x-scenario': 'error-400' } });
if (!(await failed.catch((error: unknown) => error instanceof OpenAI.BadRequestError))) throw new Error('the call that fails did not fail');

await spancost.shutdown();
process.stdout.write(JSON.stringify({ rounds, responseIds, expensiveId }));
process.stdin.destroy();
