// The same in CommonJS: node --require @spancost/node/register plain.cjs
const OpenAI = require('openai');

const openai = new OpenAI();
const usage = { headers: { 'x-usage': JSON.stringify({ inputTokens: 1000, outputTokens: 200 }) } };
openai.chat.completions
  .create({ model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }] }, usage)
  .then((answer) => console.log(JSON.stringify({ total: answer.usage.total_tokens })));
