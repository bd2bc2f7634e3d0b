// A call that writes 300 tokens to a cache; OPTIONS are those of register(), as JSON.
import { register } from '@spancost/node';
import OpenAI from 'openai';

const spancost = register(JSON.parse(process.env.OPTIONS ?? '{}'));
await spancost.ready;
const headers = { 'x-usage': JSON.stringify({ inputTokens: 1000, cacheWrite: 300, outputTokens: 200 }) };
await new OpenAI().chat.completions.create({ model: 'gpt-5.6', messages: [{ role: 'user', content: 'Hello' }] }, { headers });
console.log(JSON.stringify({ total: 1200 }));
await spancost.shutdown();
