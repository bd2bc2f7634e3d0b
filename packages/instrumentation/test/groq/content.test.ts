import type Groq from 'groq-sdk';
import { describe, expect } from 'vitest';
import { GroqInstrumentation } from '../../src/groq/index.ts';
import { allOf } from '../all-of.ts';
import { holdContent, type ContentCase } from '../content-cases.ts';
import { echo, said } from '../recorded-content.ts';
import { watchSdk } from '../watch-sdk.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const instrumentation = new GroqInstrumentation();
const { spans, providers } = watchSdk(instrumentation, SDK_COPIES);

const question = 'Where is order 7?';
const chat = { model: 'llama-3.3-70b-versatile', messages: [{ role: 'user' as const, content: question }] };
const asked = { input: [said('user', question)] };
const answered = { output: [said('assistant', echo(question), 'stop')] };

const CASES: readonly ContentCase<Groq>[] = [
  { name: 'a chat', call: (client) => client.chat.completions.create(chat), expected: { ...asked, ...answered } },
  {
    name: 'a streamed chat',
    call: async (client) => allOf(await client.chat.completions.create({ ...chat, stream: true })),
    expected: { ...asked, ...answered },
  },
  {
    name: 'a transcription',
    call: (client) =>
      client.audio.transcriptions.create({ model: 'whisper-large-v3', file: new File(['sound'], 'a.wav', { type: 'audio/wav' }) }),
    // Before 1.0 the SDK hands on a form that cannot be read.
    expected: expect.objectContaining({ output: [said('assistant', expect.any(String))] }),
  },
];

describe.each(SDK_COPIES)('groq-sdk $version', ({ instrumented }) => {
  holdContent(spans, instrumentation, () => new instrumented({ apiKey: 'any', baseURL: `${providers.url}/groq`, maxRetries: 0 }), CASES);
});
