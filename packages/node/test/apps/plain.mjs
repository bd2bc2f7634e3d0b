// An application that knows nothing of Spancost: node --import @spancost/node/register plain.mjs
import OpenAI from 'openai';

const openai = new OpenAI();
const usage = { headers: { 'x-usage': JSON.stringify({ inputTokens: 1000, outputTokens: 200 }) } };
const answer = await openai.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }] }, usage);
console.log(JSON.stringify({ total: answer.usage.total_tokens }));
