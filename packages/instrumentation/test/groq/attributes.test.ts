import { readCall } from '@spancost/conventions';
import { describe, expect, test } from 'vitest';
import { GroqInstrumentation } from '../../src/groq/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { shapeOf } from '../recorded-spans.ts';
import { watchSdk } from '../watch-sdk.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const { spans, providers } = watchSdk(new GroqInstrumentation(), SDK_COPIES);

const model = 'llama-3.3-70b-versatile';
const messages = [{ role: 'user' as const, content: 'a secret of the customer' }];
const used = { headers: { 'x-usage': '{"inputTokens":2000,"outputTokens":300}' } };
const chat = {
  name: `chat ${model}`,
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'groq',
  'gen_ai.request.model': model,
  'openai.api.type': 'chat_completions',
  'server.address': '127.0.0.1',
  'server.port': 'number',
};
const answered = {
  'gen_ai.response.id': 'string',
  'gen_ai.response.model': model,
  'gen_ai.response.finish_reasons': ['stop'],
  'gen_ai.usage.input_tokens': 2000,
  'gen_ai.usage.output_tokens': 300,
  'openai.response.service_tier': 'default',
  'openai.response.system_fingerprint': expect.any(String),
};

describe.each(SDK_COPIES)('groq-sdk $version', ({ version, instrumented }) => {
  const clientOf = () => new instrumented({ apiKey: 'any', baseURL: `${providers.url}/groq`, maxRetries: 0 });

  test('a chat', async () => {
    await clientOf().chat.completions.create({ model, messages }, used);
    const [span] = await spans.settled(1);
    expect(span && shapeOf(span)).toEqual({ ...chat, ...answered });
    expect(span?.instrumentationScope.name).toBe('@spancost/instrumentation/groq');
    expect(JSON.stringify(span?.attributes)).not.toContain('secret');
  });

  test('a stream has its usage unasked, under a name of Groq’s own', async () => {
    await allOf(await clientOf().chat.completions.create({ model, messages, stream: true }, used));
    expect(providers.requests.at(-1)?.body).not.toHaveProperty('stream_options');
    const [span] = await spans.settled(1);
    expect(span && shapeOf(span)).toEqual({
      ...chat,
      ...answered,
      'gen_ai.request.stream': true,
      'gen_ai.response.time_to_first_chunk': 'number',
    });
  });

  test('a stream that is left has no usage', async () => {
    for await (const _chunk of await clientOf().chat.completions.create({ model, messages, stream: true }, used)) break;
    const [span] = await spans.settled(1);
    expect(span?.attributes['gen_ai.response.finish_reasons']).toEqual(['error']);
    expect(readCall(span?.attributes ?? {})?.usage).toEqual({});
  });

  test('a rate limit', async () => {
    await thrownBy(clientOf().chat.completions.create({ model, messages }, { headers: { 'x-scenario': 'error-429' } }));
    const [span] = await spans.settled(1);
    expect(span && shapeOf(span)).toEqual({ ...chat, 'error.type': 'RateLimitError', 'http.response.status_code': 429 });
  });

  test('speech, by the character', async () => {
    await clientOf().audio.speech.create({ model: 'canopylabs/orpheus-v1-english', voice: 'hannah', input: 'Hello there' });
    expect((await spans.settled(1))[0]?.attributes).toMatchObject({
      'gen_ai.operation.name': 'speech_generation',
      'spancost.usage.characters': 11,
    });
  });

  test('a transcription, by the second', async () => {
    const file = new File([new Uint8Array(48_000)], 'meeting.wav', { type: 'audio/wav' });
    await clientOf().audio.transcriptions.create({ model: 'whisper-large-v3', file, response_format: 'verbose_json' });
    const [span] = await spans.settled(1);
    expect(span?.attributes).toMatchObject({ 'gen_ai.operation.name': 'transcription', 'spancost.usage.audio.seconds': 3 });
    // Before 1.0 the form is bytes by the time it is sent.
    expect(span?.attributes['gen_ai.request.model']).toBe(version === '0.37' ? undefined : 'whisper-large-v3');
  });
});
