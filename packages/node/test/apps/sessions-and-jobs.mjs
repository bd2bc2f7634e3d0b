// An application of sessions, jobs and systems that knows nothing of Spancost: node --import @spancost/node/register sessions-and-jobs.mjs
import { BedrockRuntimeClient, ConverseCommand, InvokeModelWithBidirectionalStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { GoogleGenAI } from '@google/genai';
import { Mistral } from '@mistralai/mistralai';
import Groq from 'groq-sdk';

const { PROVIDERS } = process.env;
const messages = [{ role: 'user', content: 'a secret of the customer' }];
const used = (usage) => ({ 'x-usage': JSON.stringify(usage) });
const raw = (usage) => ({ headers: { 'x-raw-usage': JSON.stringify(usage) } });

// Mistral, whose own telemetry is on.
const mistral = new Mistral({ apiKey: 'test', serverURL: `${PROVIDERS}/mistral` });
const chatted = { prompt_tokens: 1000, completion_tokens: 200, total_tokens: 1200, prompt_tokens_details: { cached_tokens: 0 } };
await mistral.chat.complete({ model: 'mistral-large-2411', messages }, raw(chatted));
for await (const _event of await mistral.chat.stream({ model: 'mistral-large-2411', messages }, raw(chatted)));
const conversed = { prompt_tokens: 1000, completion_tokens: 200, connector_tokens: 500, connectors: { web_search: 2 }, total_tokens: 1700 };
await mistral.beta.conversations.start({ model: 'mistral-medium-2508', inputs: 'hello', tools: [{ type: 'web_search' }] }, raw(conversed));
await mistral.audio.transcriptions.complete({
  model: 'voxtral-mini-2602',
  file: { fileName: 'sound.mp3', content: new Uint8Array(160_000) },
});
await mistral.audio.speech.complete({ model: 'voxtral-mini-tts-2603', input: 'x'.repeat(1000) });
const requests = ['1', '2', '3'].map((customId) => ({ customId, body: { messages } }));
const job = await mistral.batch.jobs.create(
  { endpoint: '/v1/chat/completions', model: 'mistral-small-2506', requests },
  { headers: used({ inputTokens: 4000, outputTokens: 800 }) },
);
for (let times = 0; times < 3; times++) await mistral.batch.jobs.get({ jobId: job.id, inline: true });

// Google
const google = (vertexai, headers = {}) =>
  new GoogleGenAI({ apiKey: 'test', vertexai, httpOptions: { baseUrl: `${PROVIDERS}/google`, headers } });
const gemini = google(false, used({ inputTokens: 2000, outputTokens: 300 }));
await gemini.interactions.create({ model: 'gemini-3.8-flash', input: 'hello' });
for await (const _event of await gemini.interactions.create({ model: 'gemini-3.8-flash', input: 'hello', stream: true }));
const background = await gemini.interactions.create({ model: 'gemini-3.8-flash', input: 'hello', background: true });
for (let times = 0; times < 3; times++) await gemini.interactions.get(background.id);
const batch = await gemini.batches.create({ model: 'gemini-2.5-flash', src: [{ contents: 'one' }, { contents: 'two' }] });
for (let times = 0; times < 3; times++) await gemini.batches.get({ name: batch.name });
const vertex = google(true, used({ inputTokens: 100_000 }));
await vertex.caches.create({ model: 'gemini-2.5-flash', config: { contents: 'all boots', ttl: '7200s' } });
let film = await vertex.models.generateVideos({ model: 'veo-3.1-generate-001', source: { prompt: 'a boot' } });
while (!film.done) film = await vertex.operations.getVideosOperation({ operation: film });
await new Promise((resolve) => {
  const heard = ({ usageMetadata }) => usageMetadata === undefined || session.then((open) => open.close());
  const config = { responseModalities: ['AUDIO'] };
  const session = gemini.live.connect({ model: 'gemini-3.8-live', config, callbacks: { onmessage: heard, onclose: resolve } });
  void session.then((open) => open.sendClientContent({ turns: 'x'.repeat(400) }));
});

// Bedrock
const bedrock = new BedrockRuntimeClient({
  region: 'us-east-1',
  endpoint: `${PROVIDERS}/bedrock`,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
const modelId = 'arn:aws:bedrock:us-east-1:123456789012:default-prompt-router/anthropic.claude:1';
bedrock.middlewareStack.add(
  (next) => (args) => {
    Object.assign(args.request.headers, used({ inputTokens: 1000, outputTokens: 200 }));
    return next(args);
  },
  { step: 'build' },
);
await bedrock.send(new ConverseCommand({ modelId, messages: [{ role: 'user', content: [{ text: 'hello' }] }] }));
async function* said() {
  yield { chunk: { bytes: Buffer.from('{"event":{"sessionStart":{}}}') } };
}
const spoken = await bedrock.send(new InvokeModelWithBidirectionalStreamCommand({ modelId: 'amazon.nova-sonic-v1:0', body: said() }));
for await (const _event of spoken.body);

// Groq
const groq = new Groq({ apiKey: 'test', baseURL: `${PROVIDERS}/groq` });
await groq.chat.completions.create({ model: 'groq/compound', messages }, { headers: used({ inputTokens: 2001, outputTokens: 300 }) });
console.log('done');
