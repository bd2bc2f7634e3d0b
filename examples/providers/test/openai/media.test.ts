import { describe, expect, test } from 'vitest';
import { collect, rejectionOf, scenario, usage, withProviders } from '../with-providers.ts';

const clients = withProviders();
const file = (bytes: number, name: string): File => new File([new Uint8Array(bytes)], name);

describe('pictures', () => {
  test('two of medium quality are 2 × 1,056 tokens of image, from a prompt of 10 characters', async () => {
    const answer = await clients.openai.images.generate({ model: 'gpt-image-2', prompt: 'a red boot', n: 2 });
    expect(answer).toMatchObject({
      quality: 'medium',
      size: '1024x1024',
      usage: {
        input_tokens: 3,
        input_tokens_details: { text_tokens: 3, image_tokens: 0 },
        output_tokens: 2112,
        output_tokens_details: { image_tokens: 2112, text_tokens: 0 },
        total_tokens: 2115,
      },
    });
    expect(
      answer.data?.map(({ b64_json: data }) =>
        Buffer.from(data ?? '', 'base64')
          .subarray(1, 4)
          .toString(),
      ),
    ).toEqual(['PNG', 'PNG']);
  });

  test('an uploaded one is 194 tokens of image', async () => {
    const image = file(10, 'boot.png');
    const { usage: used } = await clients.openai.images.edit({
      model: 'gpt-image-2',
      prompt: 'a red boot',
      image: [image, image],
      quality: 'low',
    });
    expect(used).toMatchObject({ input_tokens: 391, input_tokens_details: { image_tokens: 388 }, output_tokens: 272 });
  });

  test('as a stream come parts, and the usage with the whole, without details of the output', async () => {
    const events = await collect(
      await clients.openai.images.generate({ model: 'gpt-image-2', prompt: 'a boot', stream: true, partial_images: 2 }),
    );
    expect(events.map(({ type }) => type)).toEqual([
      'image_generation.partial_image',
      'image_generation.partial_image',
      'image_generation.completed',
    ]);
    expect(events.at(-1)).toMatchObject({ usage: { input_tokens: 2, output_tokens: 1056 } });
    expect(events.at(-1)).not.toHaveProperty(['usage', 'output_tokens_details']);
  });

  test('DALL·E gives addresses and counts nothing; a variation is one of them', async () => {
    const answer = await clients.openai.images.generate({ model: 'dall-e-3', prompt: 'a boot' });
    expect(Object.keys(answer)).toEqual(expect.arrayContaining(['created', 'data']));
    expect(answer.usage).toBeUndefined();
    expect((await clients.openai.images.createVariation({ image: file(10, 'boot.png'), n: 3 })).data).toHaveLength(3);
  });

  test('without a prompt there is none', async () => {
    const request = { model: 'gpt-image-2' } as Parameters<typeof clients.openai.images.generate>[0];
    expect(await rejectionOf(clients.openai.images.generate(request))).toMatchObject({ status: 400, param: 'prompt' });
  });
});

describe('audio', () => {
  const audio = () => file(32_000, 'meeting.wav');

  test('32,000 bytes are two seconds, or 20 tokens of audio', async () => {
    const heard = await clients.openai.audio.transcriptions.create({ model: 'gpt-4o-transcribe', file: audio() });
    expect(heard.usage).toMatchObject({ type: 'tokens', input_tokens: 20, input_token_details: { audio_tokens: 20 } });
    const seconds = await clients.openai.audio.transcriptions.create({ model: 'whisper-1', file: audio() });
    expect(seconds.usage).toEqual({ type: 'duration', seconds: 2 });
  });

  test('a stream ends with its text and usage', async () => {
    const events = await collect(
      await clients.openai.audio.transcriptions.create({ model: 'gpt-4o-transcribe', file: audio(), stream: true }),
    );
    const said = events.map((event) => (event.type === 'transcript.text.delta' ? event.delta : '')).join('');
    expect(events.at(-1)).toMatchObject({ type: 'transcript.text.done', text: said, usage: { input_tokens: 20 } });
  });

  test('as text there is nothing but text; a translation counts nothing', async () => {
    const request = { model: 'whisper-1', file: audio(), response_format: 'text' } as const;
    expect(await clients.openai.audio.transcriptions.create(request)).toContain('2 seconds of audio');
    const translation = await clients.openai.audio.translations.create({
      model: 'whisper-1',
      file: audio(),
      response_format: 'verbose_json',
    });
    expect(translation).toMatchObject({ duration: 2 });
    expect(translation).not.toHaveProperty('usage');
  });

  test('speech is a file, and as events it ends with its usage', async () => {
    const request = { model: 'gpt-4o-mini-tts', voice: 'ash', input: 'Hello there!' } as const;
    const spoken = await clients.openai.audio.speech.create(request);
    expect(spoken.headers.get('content-type')).toBe('audio/mpeg');
    expect((await spoken.arrayBuffer()).byteLength).toBe(24_000);
    const events = await (await clients.openai.audio.speech.create({ ...request, stream_format: 'sse' })).text();
    expect(events.trim().split('\n').at(-1)).toBe(
      'data: {"type":"speech.audio.done","usage":{"input_tokens":3,"output_tokens":15,"total_tokens":18}}',
    );
  });

  test('a file can be cut', async () => {
    const cut = await clients.openai.audio.speech.create({ model: 'tts-1', voice: 'ash', input: 'Hello' }, scenario('cut'));
    await expect(cut.arrayBuffer()).rejects.toThrow();
  });
});

describe('text', () => {
  test('a completion of 16 tokens; the usage of its stream is sent to who asks', async () => {
    const request = { model: 'gpt-3.5-turbo-instruct', prompt: 'The boots are' };
    const { usage: used, choices } = await clients.openai.completions.create(request);
    expect(used).toEqual({ prompt_tokens: 4, completion_tokens: 16, total_tokens: 20 });
    expect(choices[0]?.finish_reason).toBe('length');
    const silent = await collect(await clients.openai.completions.create({ ...request, stream: true }));
    expect(silent.map((chunk) => chunk.choices[0]?.text).join('')).toBe(choices[0]?.text);
    expect(silent.some((chunk) => 'usage' in chunk)).toBe(false);
    const asked = await collect(
      await clients.openai.completions.create({ ...request, stream: true, stream_options: { include_usage: true } }),
    );
    expect(asked.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 20 } });
  });

  test('a moderation flags nothing and counts nothing', async () => {
    const answer = await clients.openai.moderations.create({ input: ['a', 'b'] });
    expect(answer.results.map(({ flagged }) => flagged)).toEqual([false, false]);
    expect(answer).not.toHaveProperty('usage');
  });

  test('a batch is validated, in progress, and at the second fetch completed with its usage', async () => {
    const job = { endpoint: '/v1/responses', input_file_id: 'file-1', completion_window: '24h' } as const;
    const { id, status } = await clients.openai.batches.create(job, usage({ inputTokens: 400, outputTokens: 30 }));
    const first = await clients.openai.batches.retrieve(id);
    const second = await clients.openai.batches.retrieve(id);
    expect([status, first.status, second.status]).toEqual(['validating', 'in_progress', 'completed']);
    expect(first.usage).toBeUndefined();
    expect(second).toMatchObject({ request_counts: { completed: 4 }, usage: { input_tokens: 400, output_tokens: 30, total_tokens: 430 } });
    expect(await rejectionOf(clients.openai.batches.retrieve('batch_0'))).toMatchObject({ status: 404 });
  });
});
