// register() in the code, after the SDK was linked, with attribution and a second, idle registration.
import { register, withAttribution } from '@spancost/node';
import OpenAI from 'openai';

const spancost = register({ serviceName: 'own' });
await spancost.ready;
const usage = { headers: { 'x-usage': JSON.stringify({ inputTokens: 1000, outputTokens: 200 }) } };
const answer = await withAttribution({ user: 'u-17', tenant: 'acme', feature: 'chat', session: 's-1' }, () =>
  new OpenAI().chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }] }, usage),
);
console.log(JSON.stringify({ total: answer.usage.total_tokens, once: register() === spancost }));
await spancost.shutdown();
