// An application of the Vercel AI SDK, which prints what it gets: AI_MAJOR is 5, 6 or 7; AI_TELEMETRY is on, off or legacy; NETWORK is on or
// off. With BARE it goes without Spancost.
import { register, withAttribution } from '@spancost/node';
import { z } from 'zod';
import { inProcessModels } from './ai-sdk-models.mjs';
import { loadAiSdk } from './ai-sdk-packages.mjs';

const { AI_MAJOR, AI_TELEMETRY, BARE, NETWORK, PROVIDERS_URL } = process.env;
// No host is named: the stand-in is one that nobody knows.
const spancost = BARE ? undefined : register({ network: NETWORK === 'on' });

const { ai, createOpenAI, createOpenAICompatible, createAnthropic, createGoogle, createAmazonBedrock, createCohere } =
  await loadAiSdk(AI_MAJOR);
const isOn = AI_TELEMETRY !== 'off';
if (isOn && AI_MAJOR === '7') {
  const { OpenTelemetry, LegacyOpenTelemetry } = await import('@ai-sdk/otel');
  ai.registerTelemetry(AI_TELEMETRY === 'legacy' ? new LegacyOpenTelemetry() : new OpenTelemetry());
}
const telemetryOf = (settings) => (AI_MAJOR === '7' ? { telemetry: settings } : { experimental_telemetry: settings });
const telemetry = telemetryOf({ functionId: 'shop', ...(AI_MAJOR === '7' ? {} : { isEnabled: isOn }) });

let scenario;
const asked = (url, init) => fetch(url, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), ...scenario?.shift() } });
const used = (usage) => ({ 'x-usage': JSON.stringify(usage) });
const settings = { baseURL: `${PROVIDERS_URL}/openai/v1`, apiKey: 'sk-secret', fetch: asked };
const openai = createOpenAI(settings);
const embedding = openai.textEmbeddingModel('text-embedding-3-small');
const compatible = createOpenAICompatible({ ...settings, name: 'openai' });
const claude = createAnthropic({ ...settings, baseURL: `${PROVIDERS_URL}/anthropic/v1` })('claude-sonnet-4-5');
const gemini = createGoogle({ ...settings, baseURL: `${PROVIDERS_URL}/google/v1beta` })('gemini-2.5-flash');
const haiku = createAmazonBedrock?.({ ...settings, baseURL: `${PROVIDERS_URL}/bedrock` })('us.anthropic.claude-haiku-4-5-20251001-v1:0');
const cohere = createCohere?.({ ...settings, baseURL: `${PROVIDERS_URL}/cohere/v2` });
const own = inProcessModels(AI_MAJOR);
const usual = { prompt: 'Is SENTINEL in stock?', ...telemetry };
const tools = { stock: ai.tool({ description: 'SENTINEL', inputSchema: z.object({}), execute: async () => ({ left: 3 }) }) };
const schema = z.object({ left: z.number() });

/** The parts of a stream, read to its end or left after some. */
async function read(stream, most = Infinity) {
  const parts = [];
  for await (const part of stream) if (parts.push(part) >= most) break;
  return { parts };
}

/** A stream that is aborted at its second part. */
async function aborted() {
  const controller = new AbortController();
  const { textStream } = ai.streamText({ model: openai.chat('gpt-5'), abortSignal: controller.signal, ...usual });
  const parts = [];
  for await (const part of textStream) if (parts.push(part) === 2) controller.abort();
  return { parts: parts.slice(0, 2) };
}

async function consumed() {
  const result = ai.streamText({ model: openai.chat('gpt-5'), ...usual });
  await result.consumeStream();
  return { text: await result.text, usage: await result.usage };
}

/** What a browser would get, without the ids that are made anew. */
async function forBrowser() {
  const { parts } = await read(ai.streamText({ model: openai.chat('gpt-5'), ...usual }).toUIMessageStream());
  return { parts: parts.map(({ type, delta }) => ({ type, delta })) };
}

const Agent = ai.ToolLoopAgent ?? ai.Experimental_Agent;
const agent = new Agent({ model: openai.chat('gpt-5'), tools, stopWhen: ai.stepCountIs(3), ...telemetry });
const generateSpeech = ai.generateSpeech ?? ai.experimental_generateSpeech;
const transcribe = ai.transcribe ?? ai.experimental_transcribe;
const generateImage = ai.generateImage ?? ai.experimental_generateImage;

const calls = {
  chat: () => ai.generateText({ model: openai.chat('gpt-5'), ...usual }),
  responses: () => ai.generateText({ model: openai('gpt-5'), ...usual }),
  stream: () => read(ai.streamText({ model: openai.chat('gpt-5'), ...usual }).textStream),
  streamedResponse: () => read(ai.streamText({ model: openai('gpt-5'), ...usual }).textStream),
  consumed,
  forBrowser,
  tools: () => ai.generateText({ model: openai.chat('gpt-5'), tools, stopWhen: ai.stepCountIs(3), ...usual }),
  agent: () => agent.generate({ prompt: 'Is SENTINEL in stock?' }),
  object: () => ai.generateObject({ model: openai.chat('gpt-5'), schema, ...usual }),
  streamedObject: () => read(ai.streamObject({ model: openai.chat('gpt-5'), schema, ...usual }).partialObjectStream),
  retried: () => ai.generateText({ model: openai.chat('gpt-5'), ...usual }),
  compatible: () => ai.generateText({ model: compatible('gpt-5'), ...usual }),
  withheld: () => read(ai.streamText({ model: compatible('gpt-5'), ...usual }).textStream),
  left: () => read(ai.streamText({ model: openai.chat('gpt-5'), ...usual }).textStream, 2),
  aborted,
  refused: () => ai.generateText({ model: openai.chat('gpt-5'), ...usual }),
  silent: () => ai.generateText({ model: openai.chat('gpt-5'), prompt: 'SENTINEL', ...telemetryOf({ isEnabled: false }) }),
  embed: () => ai.embed({ model: embedding, value: 'SENTINEL', ...telemetry }),
  embedMany: () => ai.embedMany({ model: embedding, values: ['SENTINEL', 'boots'], ...telemetry }),
  claude: () => ai.generateText({ model: claude, ...usual }),
  streamedClaude: () => read(ai.streamText({ model: claude, ...usual }).textStream),
  gemini: () => ai.generateText({ model: gemini, ...usual }),
  streamedGemini: () => read(ai.streamText({ model: gemini, ...usual }).textStream),
  image: async () => ({ images: (await generateImage({ model: openai.image('gpt-image-1'), prompt: 'SENTINEL' })).images.length }),
  speech: async () => ({ bytes: (await generateSpeech({ model: openai.speech('tts-1'), text: 'SENTINEL' })).audio.uint8Array.length }),
  transcript: () => transcribe({ model: openai.transcription('whisper-1'), audio: new Uint8Array(32_000) }),
  own: () => ai.generateText({ model: own.language, ...usual }),
  streamedOwn: () => read(ai.streamText({ model: own.language, ...usual }).textStream),
  leftOwn: () => read(ai.streamText({ model: own.endless, ...usual }).textStream, 1),
  failedOwn: () => ai.generateText({ model: own.failing, maxRetries: 0, ...usual }),
  objectOwn: () => ai.generateObject({ model: own.object, schema, ...usual }),
  embedOwn: () => ai.embed({ model: own.embedding, value: 'SENTINEL', ...telemetry }),
  ...(haiku === undefined
    ? {}
    : {
        haiku: () => ai.generateText({ model: haiku, ...usual }),
        cohere: () => ai.generateText({ model: cohere('command-a-03-2025'), ...usual }),
        streamedCohere: () => read(ai.streamText({ model: cohere('command-a-03-2025'), ...usual }).textStream),
        rerank: () =>
          ai.rerank({ model: cohere.reranking('rerank-v3.5'), query: 'boots', documents: ['SENTINEL', 'a scarf'], ...telemetry }),
        streamedHaiku: () => read(ai.streamText({ model: haiku, ...usual }).textStream),
      }),
};
const usage = used({ inputTokens: 1200, cachedTokens: 1024, outputTokens: 151, reasoningTokens: 128 });
const ofClaude = used({ inputTokens: 36, cacheRead: 64, cacheWrite5m: 30, outputTokens: 200 });
const ofCohere = used({ inputTokens: 1000, outputTokens: 200 });
const ofGemini = { 'x-usage-metadata': JSON.stringify({ promptTokenCount: 1000, candidatesTokenCount: 200, thoughtsTokenCount: 90 }) };
const headers = {
  chat: [usage],
  responses: [usage],
  stream: [usage],
  streamedResponse: [usage],
  consumed: [usage],
  forBrowser: [usage],
  silent: [usage],
  tools: [{ 'x-scenario': 'tool-call' }],
  agent: [{ 'x-scenario': 'tool-call' }],
  retried: [{ 'x-scenario': 'error-500' }],
  aborted: [{ 'x-scenario': 'slow-stream' }],
  refused: [{ 'x-scenario': 'error-401' }],
  claude: [ofClaude],
  streamedClaude: [ofClaude],
  gemini: [ofGemini],
  streamedGemini: [ofGemini],
  cohere: [ofCohere],
  streamedCohere: [ofCohere],
  haiku: [ofClaude],
  streamedHaiku: [ofClaude],
};
const got = {};
for (const [feature, call] of Object.entries(calls)) {
  scenario = headers[feature];
  const answer = withAttribution({ feature }, call);
  got[feature] = await answer.then(
    ({ text, object, parts, usage, finishReason, steps, embedding, embeddings, images, bytes, durationInSeconds, ranking }) => ({
      text,
      object,
      parts,
      usage,
      finishReason,
      embedding,
      embeddings,
      images,
      bytes,
      durationInSeconds,
      ranking,
      steps: steps?.length,
    }),
    (error) => `${error.name}: ${error.message}`,
  );
}
console.log(JSON.stringify(got));
await spancost?.shutdown();
