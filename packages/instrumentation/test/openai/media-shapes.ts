import type OpenAI from 'openai';
import { allOf, thrownBy } from '../all-of.ts';
import type { CallShape } from './call-shapes.ts';

const scenario = (name: string): { headers: Record<string, string> } => ({ headers: { 'x-scenario': name } });

/** Two seconds of audio, as the stand-in hears it. */
const recording = (): File => new File([new Uint8Array(32_000)], 'meeting.wav', { type: 'audio/wav' });
const picture = (): File => new File([new Uint8Array(100)], 'shoe.png', { type: 'image/png' });

const prompt = 'A red shoe on a shelf of the warehouse';
const image = { model: 'gpt-image-2', prompt } as const;
const IMAGE = 'image_generation gpt-image-2';

const IMAGES: readonly CallShape[] = [
  { name: 'images.generate', spans: [IMAGE], run: (client) => client.images.generate(image) },
  { name: 'images.generate.withResponse', spans: [IMAGE], run: (client) => client.images.generate(image).withResponse() },
  {
    name: 'images.generate, streamed',
    spans: [IMAGE],
    async run(client) {
      const stream = await client.images.generate({ ...image, stream: true, partial_images: 2 });
      return { stream, events: await allOf(stream) };
    },
  },
  {
    name: 'images.generate, a stream that is left',
    spans: [IMAGE],
    async run(client) {
      for await (const event of await client.images.generate({ ...image, stream: true, partial_images: 2 })) return event;
      return undefined;
    },
  },
  { name: 'images.edit', spans: [IMAGE], run: (client) => client.images.edit({ ...image, image: [picture(), picture()] }) },
  {
    name: 'images.edit, streamed',
    spans: [IMAGE],
    run: async (client) => allOf(await client.images.edit({ ...image, image: picture(), stream: true })),
  },
  {
    name: 'images.createVariation',
    spans: ['image_generation'],
    run: (client) => client.images.createVariation({ image: picture(), n: 2 }),
  },
  {
    name: 'error of images',
    spans: [IMAGE],
    run: (client) => thrownBy(client.images.generate(image, scenario('error-400'))),
  },
];

const TRANSCRIBE = 'transcription gpt-4o-transcribe';
const transcribe = (): { model: string; file: File } => ({ model: 'gpt-4o-transcribe', file: recording() });
const speak = { model: 'gpt-4o-mini-tts', voice: 'ash', input: 'The shoes have arrived' } as const;
const SPEECH = 'speech_generation gpt-4o-mini-tts';
const events = { ...speak, stream_format: 'sse' } as const;

const AUDIO: readonly CallShape[] = [
  { name: 'transcriptions', spans: [TRANSCRIBE], run: (client) => client.audio.transcriptions.create(transcribe()) },
  {
    name: 'transcriptions, streamed',
    spans: [TRANSCRIBE],
    run: async (client) => allOf(await client.audio.transcriptions.create({ ...transcribe(), stream: true })),
  },
  {
    name: 'transcriptions as text',
    spans: ['transcription whisper-1'],
    run: (client) => client.audio.transcriptions.create({ model: 'whisper-1', file: recording(), response_format: 'text' }),
  },
  {
    name: 'transcriptions, verbose',
    spans: ['transcription whisper-1'],
    run: (client) => client.audio.transcriptions.create({ model: 'whisper-1', file: recording(), response_format: 'verbose_json' }),
  },
  {
    name: 'translations',
    spans: ['transcription whisper-1'],
    run: (client) => client.audio.translations.create({ model: 'whisper-1', file: recording() }),
  },
  {
    name: 'speech, read as a file',
    spans: [SPEECH],
    async run(client) {
      const response = await client.audio.speech.create(speak);
      return { response, bytes: (await response.arrayBuffer()).byteLength };
    },
  },
  {
    name: 'speech, its body read chunk by chunk',
    spans: [SPEECH],
    async run(client) {
      const response = await client.audio.speech.create(speak);
      return { bytes: await bytesOf(response), used: response.bodyUsed };
    },
  },
  { name: 'speech as events, read as a text', spans: [SPEECH], run: async (client) => (await client.audio.speech.create(events)).text() },
  {
    name: 'speech as events, with for await',
    spans: [SPEECH],
    async run(client) {
      const response = await client.audio.speech.create(events);
      return { bytes: await bytesOf(response), used: response.bodyUsed, again: await thrownBy(response.text()) };
    },
  },
  {
    name: 'speech as events, by a reader that is cancelled',
    spans: [SPEECH],
    async run(client) {
      const response = await client.audio.speech.create(events);
      const reader = response.body?.getReader();
      const first = await reader?.read();
      return { done: first?.done, cancelled: await reader?.cancel(), closed: await reader?.closed };
    },
  },
  {
    name: 'speech as events, whose connection is cut',
    spans: [SPEECH],
    async run(client) {
      const response = await client.audio.speech.create(events, scenario('cut'));
      // Its cause tells of the socket, which is another one each time.
      const error = await thrownBy(response.text());
      return error instanceof Error ? [error.constructor.name, error.message] : error;
    },
  },
  { name: 'error of speech', spans: [SPEECH], run: (client) => thrownBy(client.audio.speech.create(speak, scenario('error-429'))) },
];

async function bytesOf(response: Response): Promise<number> {
  let bytes = 0;
  for await (const chunk of response.body ?? []) bytes += chunk.byteLength;
  return bytes;
}

const COMPLETION = 'text_completion gpt-3.5-turbo-instruct';
const complete = { model: 'gpt-3.5-turbo-instruct', prompt: 'The shoes' } as const;

const TEXT: readonly CallShape[] = [
  { name: 'completions', spans: [COMPLETION], run: (client) => client.completions.create(complete) },
  {
    name: 'completions, streamed',
    spans: [COMPLETION],
    run: async (client) => allOf(await client.completions.create({ ...complete, stream: true })),
  },
  {
    name: 'completions, streamed with usage',
    spans: [COMPLETION],
    run: async (client) => allOf(await client.completions.create({ ...complete, stream: true, stream_options: { include_usage: true } })),
  },
  {
    name: 'moderations',
    spans: ['moderation omni-moderation-latest'],
    run: (client) => client.moderations.create({ model: 'omni-moderation-latest', input: ['a', 'b'] }),
  },
  { name: 'moderations without a model', spans: ['moderation'], run: (client) => client.moderations.create({ input: 'a' }) },
  {
    name: 'a batch, until it is completed',
    spans: ['fetch_batch', 'fetch_batch', 'fetch_batch'],
    async run(client) {
      const batch = await createBatch(client);
      const fetch = () => client.batches.retrieve(batch.id);
      return [batch, await fetch(), await fetch(), await fetch()].map(({ status, usage, model }) => ({ status, usage, model }));
    },
  },
];

/** A batch of the stand-in. */
export function createBatch(client: OpenAI, options?: { headers: Record<string, string> }): PromiseLike<OpenAI.Batches.Batch> {
  return client.batches.create({ endpoint: '/v1/responses', input_file_id: 'file-1', completion_window: '24h' }, options);
}

/** Every way to use what is no chat, response or embedding. */
export const MEDIA_SHAPES: readonly CallShape[] = [...IMAGES, ...AUDIO, ...TEXT];
