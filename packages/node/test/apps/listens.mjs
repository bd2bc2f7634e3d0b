// An application that wants to know what each of its calls cost: one of an SDK, one logged by hand, and a callback that throws.
import { onCall, recordUsage, register, withAttribution } from '@spancost/node';
import OpenAI from 'openai';

const byOption = [];
const byFunction = [];
const told = ({ provider, requestModel, cost, attribution, status }) => ({
  provider,
  model: requestModel,
  cost: cost.exact,
  user: attribution.user,
  status,
});
onCall((call) => byFunction.push(told(call)));
onCall(() => {
  throw new Error('mine');
});
const spancost = register({ onCall: (call) => byOption.push(told(call)) });
await spancost.ready;
const usage = { inputTokens: 1000, outputTokens: 200 };
await withAttribution({ user: 'u-17' }, async () => {
  await new OpenAI().chat.completions.create(
    { model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }] },
    { headers: { 'x-usage': JSON.stringify(usage) } },
  );
  recordUsage({ provider: 'openai', model: 'gpt-5', usage, success: false });
});
// What has ended is given out before the process stops.
await spancost.shutdown();
console.log(JSON.stringify({ byOption, byFunction }));
