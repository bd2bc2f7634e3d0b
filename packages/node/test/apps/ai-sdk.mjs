// An application of the Vercel AI SDK, which prints what it gets: AI_MAJOR is 5, 6 or 7; AI_TELEMETRY and NETWORK are on or off.
// With BARE it goes without Spancost.
import { register, withAttribution } from '@spancost/node';
import { z } from 'zod';

const { AI_MAJOR, AI_TELEMETRY, BARE, NETWORK, PROVIDERS_URL } = process.env;
const hosts = { [new URL(PROVIDERS_URL).host]: 'openai' };
const spancost = BARE ? undefined : register({ network: NETWORK === 'on' ? { hosts } : false });

const packages = {
  5: () => Promise.all([import('ai-5'), import('ai-sdk-openai-2'), import('ai-sdk-openai-compatible-1')]),
  6: () => Promise.all([import('ai-6'), import('ai-sdk-openai-3'), import('ai-sdk-openai-compatible-2')]),
  7: () => Promise.all([import('ai'), import('@ai-sdk/openai'), import('@ai-sdk/openai-compatible')]),
};
const [ai, { createOpenAI }, { createOpenAICompatible }] = await packages[AI_MAJOR]();
const isOn = AI_TELEMETRY !== 'off';
if (isOn && AI_MAJOR === '7') {
  const { OpenTelemetry, LegacyOpenTelemetry } = await import('@ai-sdk/otel');
  ai.registerTelemetry(AI_TELEMETRY === 'legacy' ? new LegacyOpenTelemetry() : new OpenTelemetry());
}
const telemetry =
  AI_MAJOR === '7' ? { telemetry: { functionId: 'shop' } } : { experimental_telemetry: { isEnabled: isOn, functionId: 'shop' } };

let scenario;
const asked = (url, init) => fetch(url, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), ...scenario?.shift() } });
const used = (usage) => ({ 'x-usage': JSON.stringify(usage) });
const settings = { baseURL: `${PROVIDERS_URL}/openai/v1`, apiKey: 'sk-secret', fetch: asked };
const openai = createOpenAI(settings);
const embedding = openai.textEmbeddingModel('text-embedding-3-small');
const compatible = createOpenAICompatible({ ...settings, name: 'openai' });
const usual = { prompt: 'Is SENTINEL in stock?', ...telemetry };
const tools = { stock: ai.tool({ description: 'SENTINEL', inputSchema: z.object({}), execute: async () => ({ left: 3 }) }) };
const schema = z.object({ left: z.number() });

/** The parts of a stream, read to its end or left after some. */
async function read(stream, most = Infinity) {
  const parts = [];
  for await (const part of stream) if (parts.push(part) >= most) break;
  return { parts };
}

const calls = {
  chat: () => ai.generateText({ model: openai.chat('gpt-5'), ...usual }),
  responses: () => ai.generateText({ model: openai('gpt-5'), ...usual }),
  stream: () => read(ai.streamText({ model: openai.chat('gpt-5'), ...usual }).textStream),
  tools: () => ai.generateText({ model: openai.chat('gpt-5'), tools, stopWhen: ai.stepCountIs(3), ...usual }),
  object: () => ai.generateObject({ model: openai.chat('gpt-5'), schema, ...usual }),
  streamedObject: () => read(ai.streamObject({ model: openai.chat('gpt-5'), schema, ...usual }).partialObjectStream),
  retried: () => ai.generateText({ model: openai.chat('gpt-5'), ...usual }),
  compatible: () => ai.generateText({ model: compatible('gpt-5'), ...usual }),
  withheld: () => read(ai.streamText({ model: compatible('gpt-5'), ...usual }).textStream),
  left: () => read(ai.streamText({ model: openai.chat('gpt-5'), ...usual }).textStream, 2),
  refused: () => ai.generateText({ model: openai.chat('gpt-5'), ...usual }),
  embed: () => ai.embed({ model: embedding, value: 'SENTINEL', ...telemetry }),
  embedMany: () => ai.embedMany({ model: embedding, values: ['SENTINEL', 'boots'], ...telemetry }),
};
const usage = used({ inputTokens: 1200, cachedTokens: 1024, outputTokens: 151, reasoningTokens: 128 });
const headers = {
  chat: [usage],
  responses: [usage],
  stream: [usage],
  tools: [{ 'x-scenario': 'tool-call' }],
  retried: [{ 'x-scenario': 'error-500' }],
  refused: [{ 'x-scenario': 'error-401' }],
};
const got = {};
for (const [feature, call] of Object.entries(calls)) {
  scenario = headers[feature];
  const answer = withAttribution({ feature }, call);
  got[feature] = await answer.then(
    ({ text, object, parts, usage, finishReason, steps, embedding, embeddings }) => ({
      text,
      object,
      parts,
      usage,
      finishReason,
      embedding,
      embeddings,
      steps: steps?.length,
    }),
    (error) => `${error.name}: ${error.message}`,
  );
}
console.log(JSON.stringify(got));
await spancost?.shutdown();
