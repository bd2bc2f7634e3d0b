/**
 * An application that uses every endpoint of OpenAI that costs money, hosts that speak its protocol, and what is fetched
 * later more often than it is finished. Prints nothing.
 */
import { register, withAttribution } from '@spancost/node';
import Groq from 'groq-sdk';
import OpenAI from 'openai';

const providers = String(process.env['PROVIDERS']);
await register().ready;

const openai = new OpenAI();
const openrouter = new OpenAI({
  apiKey: 'any',
  baseURL: 'https://openrouter.ai/api/v1',
  fetch: async (url, init) => await fetch(`${providers}/openrouter${new URL(url instanceof Request ? url.url : url).pathname}`, init),
});
const groq = new Groq({ apiKey: 'any', baseURL: `${providers}/groq` });

const used = (usage: object): { headers: Record<string, string> } => ({ headers: { 'x-usage': JSON.stringify(usage) } });
const messages = [{ role: 'user' as const, content: 'Which shoes go with a blue suit?' }];
const recording = (): File => new File([new Uint8Array(48_000)], 'meeting.wav', { type: 'audio/wav' });

await withAttribution({ feature: 'media' }, async () => {
  const image = { model: 'gpt-image-2', prompt: 'a red shoe' } as const;
  await openai.images.generate(image, used({ inputTokens: 40, outputTokens: 6240 }));
  for await (const event of await openai.images.generate({ ...image, stream: true }, used({ inputTokens: 40, outputTokens: 1056 })))
    void event;
  await openai.audio.transcriptions.create({ model: 'gpt-4o-transcribe', file: recording() });
  await openai.audio.transcriptions.create({ model: 'whisper-1', file: recording() });
  await (await openai.audio.speech.create({ model: 'tts-1', voice: 'ash', input: 'Hello there' })).arrayBuffer();
  const spoken = { model: 'gpt-4o-mini-tts', voice: 'ash', input: 'Hello there', stream_format: 'sse' } as const;
  await (await openai.audio.speech.create(spoken, used({ inputTokens: 9, outputTokens: 120 }))).text();
  await openai.moderations.create({ model: 'omni-moderation-latest', input: 'Hello there' });
});

await withAttribution({ feature: 'later' }, async () => {
  const background = { model: 'gpt-5', input: 'Which shoes?', background: true } as const;
  const { id } = await openai.responses.create(background, used({ inputTokens: 1000, outputTokens: 200 }));
  for (let time = 0; time < 4; time += 1) await openai.responses.retrieve(id);
  const job = { endpoint: '/v1/responses', input_file_id: 'file-1', completion_window: '24h' } as const;
  const batch = await openai.batches.create(job, used({ inputTokens: 4000, outputTokens: 800 }));
  for (let time = 0; time < 4; time += 1) await openai.batches.retrieve(batch.id);
});

await withAttribution({ feature: 'hosts' }, async () => {
  const usage = used({ inputTokens: 1000, outputTokens: 200 });
  await openrouter.chat.completions.create({ model: 'anthropic/claude-sonnet-4.5', messages }, usage);
  for await (const chunk of await groq.chat.completions.create({ model: 'llama-3.3-70b-versatile', messages, stream: true }, usage))
    void chunk;
});
