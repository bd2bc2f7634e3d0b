import type OpenAI from 'openai';
import { expect } from 'vitest';
import { allOf, thrownBy } from '../all-of.ts';

const audio = (): File => new File([new Uint8Array(48_000)], 'meeting.wav', { type: 'audio/wav' });
const picture = (): File => new File([new Uint8Array(100)], 'shoe.png', { type: 'image/png' });
/** Options of a request with this header; what is no text is written as JSON. */
export const headers = (name: string, value: unknown): { headers: Record<string, string> } => ({
  headers: { [name]: typeof value === 'string' ? value : JSON.stringify(value) },
});
const secret = 'a secret of the customer';

/** A call about pictures, sound or old texts, and what its span says. */
export interface MediaCase {
  readonly name: string;
  readonly call: (client: OpenAI) => PromiseLike<unknown>;
  readonly model: string | undefined;
  readonly operation: string;
  readonly output?: 'image' | 'speech';
  /** What the call used and what its price hangs on, without what it was called with. */
  readonly expected: Readonly<Record<string, unknown>>;
}

/** About pictures. */
const IMAGES: readonly MediaCase[] = [
  {
    name: 'pictures of GPT Image: tokens by modality, and what they look like',
    call: (client) =>
      client.images.generate(
        { model: 'gpt-image-2', prompt: secret, quality: 'high', size: '1536x1024' },
        headers('x-usage', { inputTokens: 40, outputTokens: 6240 }),
      ),
    model: 'gpt-image-2',
    operation: 'image_generation',
    output: 'image',
    expected: {
      'gen_ai.usage.input_tokens': 40,
      'gen_ai.usage.output_tokens': 6240,
      'gen_ai.usage.image.input_tokens': 0,
      'gen_ai.usage.image.output_tokens': 6240,
      'spancost.usage.parameter.quality': 'high',
      'spancost.usage.parameter.size': '1536x1024',
    },
  },
  {
    name: 'two pictures that are changed: 2 × 194 tokens of image in',
    call: (client) => client.images.edit({ model: 'gpt-image-2', prompt: secret, image: [picture(), picture()] }),
    model: 'gpt-image-2',
    operation: 'image_generation',
    output: 'image',
    expected: {
      'gen_ai.usage.input_tokens': 394,
      'gen_ai.usage.output_tokens': 1056,
      'gen_ai.usage.image.input_tokens': 388,
      'gen_ai.usage.image.output_tokens': 1056,
      'spancost.usage.parameter.quality': 'medium',
      'spancost.usage.parameter.size': '1024x1024',
    },
  },
  {
    name: 'a streamed picture: all of its output is image',
    call: async (client) => allOf(await client.images.generate({ model: 'gpt-image-2', prompt: secret, stream: true, partial_images: 1 })),
    model: 'gpt-image-2',
    operation: 'image_generation',
    output: 'image',
    expected: {
      'gen_ai.request.stream': true,
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.response.time_to_first_chunk': expect.any(Number),
      'gen_ai.usage.input_tokens': 6,
      'gen_ai.usage.output_tokens': 1056,
      'gen_ai.usage.image.input_tokens': 0,
      'gen_ai.usage.image.output_tokens': 1056,
      'spancost.usage.parameter.quality': 'medium',
      'spancost.usage.parameter.size': '1024x1024',
    },
  },
  {
    name: 'a streamed picture that nobody waited for: nothing is known of its usage',
    call: async (client) => {
      for await (const _event of await client.images.generate({ model: 'gpt-image-2', prompt: secret, stream: true, partial_images: 1 }))
        return;
    },
    model: 'gpt-image-2',
    operation: 'image_generation',
    output: 'image',
    expected: {
      'gen_ai.request.stream': true,
      'gen_ai.response.finish_reasons': ['error'],
      'spancost.seen.input_characters': 24,
      'gen_ai.response.time_to_first_chunk': expect.any(Number),
    },
  },
  {
    name: 'pictures of DALL·E: two, by the quality and size that were asked for',
    call: (client) => client.images.generate({ model: 'dall-e-3', prompt: secret, n: 2, quality: 'hd', size: '1024x1792' }),
    model: 'dall-e-3',
    operation: 'image_generation',
    output: 'image',
    expected: {
      'spancost.usage.images': 2,
      'spancost.usage.parameter.quality': 'hd',
      'spancost.usage.parameter.size': '1024x1792',
    },
  },
  {
    name: 'variations: three, with the size that the form says; the quality is the provider’s choice',
    call: (client) => client.images.createVariation({ image: picture(), n: 3, size: '256x256' }),
    model: undefined,
    operation: 'image_generation',
    output: 'image',
    expected: { 'spancost.usage.images': 3, 'spancost.usage.parameter.size': '256x256' },
  },
];

/** About sound. */
const SOUND: readonly MediaCase[] = [
  {
    name: 'three seconds of audio, transcribed: 30 tokens of audio',
    call: (client) => client.audio.transcriptions.create({ model: 'gpt-4o-transcribe', file: audio() }),
    model: 'gpt-4o-transcribe',
    operation: 'transcription',
    expected: { 'gen_ai.usage.input_tokens': 30, 'gen_ai.usage.output_tokens': 12, 'gen_ai.usage.audio.input_tokens': 30 },
  },
  {
    name: 'the same as a stream',
    call: async (client) => allOf(await client.audio.transcriptions.create({ model: 'gpt-4o-transcribe', file: audio(), stream: true })),
    model: 'gpt-4o-transcribe',
    operation: 'transcription',
    expected: {
      'gen_ai.request.stream': true,
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.response.time_to_first_chunk': expect.any(Number),
      'gen_ai.usage.input_tokens': 30,
      'gen_ai.usage.output_tokens': 12,
      'gen_ai.usage.audio.input_tokens': 30,
    },
  },
  {
    name: 'three seconds of audio, transcribed by whisper-1',
    call: (client) => client.audio.transcriptions.create({ model: 'whisper-1', file: audio() }),
    model: 'whisper-1',
    operation: 'transcription',
    expected: { 'spancost.usage.audio.seconds': 3 },
  },
  {
    name: 'a translation without a usage tells how long the audio is, if it is verbose',
    call: (client) => client.audio.translations.create({ model: 'whisper-1', file: audio(), response_format: 'verbose_json' }),
    model: 'whisper-1',
    operation: 'transcription',
    expected: { 'spancost.usage.audio.seconds': 3 },
  },
  {
    name: 'a transcription as text tells nothing: unknown is not zero',
    call: (client) => client.audio.transcriptions.create({ model: 'whisper-1', file: audio(), response_format: 'text' }),
    model: 'whisper-1',
    operation: 'transcription',
    expected: {},
  },
  {
    name: 'speech: the 26 characters that were asked for, of which an emoji is one',
    call: async (client) => (await client.audio.speech.create({ model: 'tts-1', voice: 'ash', input: `${secret} 👟` })).arrayBuffer(),
    model: 'tts-1',
    operation: 'speech_generation',
    output: 'speech',
    expected: { 'spancost.usage.characters': 26 },
  },
  {
    name: 'speech as events: the tokens of the last one, and no characters beside them',
    call: async (client) =>
      (
        await client.audio.speech.create(
          { model: 'gpt-4o-mini-tts', voice: 'ash', input: secret, stream_format: 'sse' },
          headers('x-usage', { inputTokens: 9, outputTokens: 120 }),
        )
      ).text(),
    model: 'gpt-4o-mini-tts',
    operation: 'speech_generation',
    output: 'speech',
    expected: {
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.response.time_to_first_chunk': expect.any(Number),
      'gen_ai.usage.input_tokens': 9,
      'gen_ai.usage.output_tokens': 120,
      'gen_ai.usage.audio.output_tokens': 120,
    },
  },
  {
    name: 'speech as events that are cut: nothing is known of its usage',
    call: async (client) =>
      thrownBy(
        (
          await client.audio.speech.create(
            { model: 'gpt-4o-mini-tts', voice: 'ash', input: secret, stream_format: 'sse' },
            headers('x-scenario', 'cut'),
          )
        ).text(),
      ),
    model: 'gpt-4o-mini-tts',
    operation: 'speech_generation',
    output: 'speech',
    expected: {
      'spancost.seen.input_characters': 24,
      'error.type': 'TypeError',
      'gen_ai.response.finish_reasons': ['error'],
      'gen_ai.response.time_to_first_chunk': expect.any(Number),
    },
  },
  {
    name: 'speech that is refused has no characters: nothing was billed',
    call: (client) =>
      thrownBy(client.audio.speech.create({ model: 'tts-1', voice: 'ash', input: secret }, headers('x-scenario', 'error-400'))),
    model: 'tts-1',
    operation: 'speech_generation',
    output: 'speech',
    expected: { 'error.type': 'BadRequestError', 'http.response.status_code': 400 },
  },
];

const TEXTS: readonly MediaCase[] = [
  {
    name: 'a moderation is one request',
    call: (client) => client.moderations.create({ model: 'omni-moderation-latest', input: secret }),
    model: 'omni-moderation-latest',
    operation: 'moderation',
    expected: {
      'gen_ai.response.id': expect.stringContaining('modr-'),
      'gen_ai.response.model': 'omni-moderation-latest',
      'spancost.usage.requests': 1,
    },
  },
  {
    name: 'a completion of old',
    call: (client) => client.completions.create({ model: 'gpt-3.5-turbo-instruct', prompt: secret, max_tokens: 5 }),
    model: 'gpt-3.5-turbo-instruct',
    operation: 'text_completion',
    expected: {
      'gen_ai.response.id': expect.stringContaining('cmpl-'),
      'gen_ai.response.model': 'gpt-3.5-turbo-instruct',
      'gen_ai.response.finish_reasons': ['length'],
      'gen_ai.usage.input_tokens': 6,
      'gen_ai.usage.output_tokens': 5,
    },
  },
  {
    name: 'a completion of old, streamed: its usage was not asked for',
    call: async (client) =>
      allOf(await client.completions.create({ model: 'gpt-3.5-turbo-instruct', prompt: secret, max_tokens: 5, stream: true })),
    model: 'gpt-3.5-turbo-instruct',
    operation: 'text_completion',
    expected: {
      'gen_ai.request.stream': true,
      'gen_ai.response.id': expect.stringContaining('cmpl-'),
      'gen_ai.response.model': 'gpt-3.5-turbo-instruct',
      'gen_ai.response.finish_reasons': ['length'],
      'gen_ai.response.time_to_first_chunk': expect.any(Number),
      'gen_ai.usage.input_tokens': 6,
      'gen_ai.usage.output_tokens': 5,
    },
  },
];

export const MEDIA_CASES: readonly MediaCase[] = [...IMAGES, ...SOUND, ...TEXTS];
