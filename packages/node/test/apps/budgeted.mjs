// Asks by an SDK and by hand, tells what became of it, and ends by itself.
import { BudgetExceededError, CallRefusedError, checkBudget, register, trackAiCall, withAttribution } from '@spancost/node';
import OpenAI from 'openai';

await register({ budgets: { enforce: true } }).ready;

const openai = new OpenAI();
const told = [];

async function tell(what, ask) {
  try {
    await ask();
    told.push({ what, isSent: true });
  } catch (error) {
    const isRefusal = error instanceof BudgetExceededError && error instanceof CallRefusedError;
    told.push({ what, isRefusal, code: error.code, budget: error.budget?.name, spentUsd: error.budget?.spentUsd });
  }
}

for (const user of ['ann', 'bob'])
  await withAttribution({ user }, async () => {
    const { state, allowed, budgets } = checkBudget();
    told.push({ what: `check of ${user}`, state, allowed, budgets: budgets.map(({ name }) => name) });
    await tell(`${user} by the SDK`, () =>
      openai.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }] }),
    );
    await tell(`${user} by hand`, () =>
      trackAiCall({ provider: 'openai', model: 'gpt-5' }, async (call) => {
        told.push({ what: `the function of ${user} runs` });
        call.setUsage({ inputTokens: 1000, outputTokens: 200 });
      }),
    );
    await tell(`${user} by a stream`, async () => {
      const stream = await openai.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }], stream: true });
      for await (const chunk of stream) void chunk;
    });
  });
console.log(JSON.stringify(told));
