// An application of LangChain that knows nothing of Spancost: node --import @spancost/node/register langchain.mjs
import { tool } from '@langchain/core/tools';
import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai';
import { z } from 'zod';

const settings = { apiKey: 'test', configuration: { baseURL: process.env.OPENAI_BASE_URL } };
const used = (usage) => ({ headers: { 'x-usage': JSON.stringify(usage) } });
const usage = { inputTokens: 1200, cachedTokens: 1024, outputTokens: 151, reasoningTokens: 128 };

const chat = new ChatOpenAI({ ...settings, model: 'gpt-5' });
const answer = await chat.invoke('Is SENTINEL in stock?', { options: used(usage) });
const structured = await chat.withStructuredOutput(z.object({ left: z.number() })).invoke('How many are left?');
const stock = tool(async () => '3', { name: 'stock', description: 'What is in stock', schema: z.object({}) });
const asked = await chat.bindTools([stock]).invoke('Is it in stock?', { options: { headers: { 'x-scenario': 'tool-call' } } });
let text = '';
for await (const chunk of await new ChatOpenAI({ ...settings, model: 'gpt-5', streamUsage: false }).stream('Tell me more'))
  text += chunk.text;
const counted = { ...settings, model: 'gpt-5', configuration: { ...settings.configuration, defaultHeaders: used(usage).headers } };
await new ChatOpenAI({ ...settings, model: 'gpt-5', useResponsesApi: true }).invoke('Hello');
for await (const chunk of await new ChatOpenAI({ ...counted, useResponsesApi: true }).stream('Tell me more')) text += chunk.text;
for await (const event of new ChatOpenAI(counted).streamEvents('Tell me more', { version: 'v2' }))
  if (event.event === 'on_chat_model_end') text += event.data.output.text;
const vectors = await new OpenAIEmbeddings({ ...settings, model: 'text-embedding-3-small' }).embedDocuments(['one text', 'another']);
console.log(
  JSON.stringify({
    tokens: answer.usage_metadata,
    left: typeof structured.left,
    tool: asked.tool_calls[0].name,
    streamed: text.length > 0,
    vectors: vectors.length,
  }),
);
