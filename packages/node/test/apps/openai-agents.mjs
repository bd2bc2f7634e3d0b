// An application of OpenAI Agents that knows nothing of Spancost: node --import @spancost/node/register openai-agents.mjs
import { Agent, OpenAIProvider, Runner, tool } from '@openai/agents';
import OpenAI from 'openai';
import { z } from 'zod';

const used = { 'x-usage': JSON.stringify({ inputTokens: 1200, cachedTokens: 1024, outputTokens: 151, reasoningTokens: 128 }) };
const stock = tool({ name: 'stock', description: 'What is in stock', parameters: z.object({}), execute: async () => '3' });
const clerk = new Agent({ name: 'clerk', instructions: 'Answer as SENTINEL', model: 'gpt-5', tools: [stock] });

const porter = new Agent({ name: 'porter', instructions: 'Send everybody to SENTINEL', model: 'gpt-5', handoffs: [clerk] });

/** A runner whose requests take these headers, one after the other. */
function runnerWith(useResponses, ...headers) {
  const asked = (url, init) => fetch(url, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers.shift() } });
  const openAIClient = new OpenAI({ apiKey: 'test', fetch: asked });
  return new Runner({ modelProvider: new OpenAIProvider({ openAIClient, useResponses }), tracingDisabled: true });
}

const told = [];
for (const useResponses of [true, false]) {
  const looped = await runnerWith(useResponses, { 'x-scenario': 'tool-call' }, used).run(clerk, 'Is it in stock?');
  const streamed = await runnerWith(useResponses, used).run(clerk, 'Tell me more', { stream: true });
  const kinds = new Set();
  for await (const event of streamed) kinds.add(event.type);
  await streamed.completed;
  const handedOver = await runnerWith(useResponses, { 'x-scenario': 'tool-call' }, used).run(porter, 'Is it in stock?');
  const streamedOver = await runnerWith(useResponses, { 'x-scenario': 'tool-call' }, used).run(porter, 'Is it?', { stream: true });
  const agents = [];
  for await (const event of streamedOver) if (event.type === 'agent_updated_stream_event') agents.push(event.agent.name);
  await streamedOver.completed;
  told.push({
    handedOver: [handedOver.lastAgent.name, handedOver.newItems.map(({ type }) => type), handedOver.finalOutput],
    streamedOver: [agents, streamedOver.finalOutput],
    calls: looped.rawResponses.map(({ usage }) => usage),
    items: looped.newItems.map(({ type }) => type),
    answer: looped.finalOutput,
    streamed: streamed.finalOutput,
    kinds: [...kinds],
    usage: streamed.state.usage,
  });
}
console.log(JSON.stringify(told));
