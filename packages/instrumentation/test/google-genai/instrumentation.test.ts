import { createRequire } from 'node:module';
import * as genai from '@google/genai';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GoogleGenAIInstrumentation } from '../../src/google-genai/index.ts';
import { recordSpans } from '../recorded-spans.ts';
import { clientsOf } from './clients.ts';

const require = createRequire(import.meta.url);
let providers: ProvidersServer;
beforeAll(async () => void (providers = await startProviders()));
afterAll(() => providers.close());

describe('manuallyInstrument', () => {
  const client = new genai.GoogleGenAI({ apiKey: 'any' });

  test.each<readonly [string, unknown]>([
    ['the namespace of an ES module', genai],
    ['the CommonJS export of 3.1', require('@google/genai')],
    ['the CommonJS export of 2.32', require('google-genai-2')],
    ['what a bundle has of it', { Models: genai.Models }],
    ['the class of the methods', genai.Models],
    ['a class below it', class extends genai.Models {}],
    ['a client', client],
    ['the methods of a client', client.models],
  ])('takes %s', (_case, target) => {
    expect(new GoogleGenAIInstrumentation({ enabled: false }).manuallyInstrument(target)).toBe(true);
  });

  test.each<readonly [string, unknown]>([
    ['the class of the client, which does not lead to the methods', genai.GoogleGenAI],
    ['nothing', undefined],
    ['null', null],
    ['an object', { Models: 7, models: 'all' }],
    ['another class', Map],
    ['a function', () => 1],
    ['text', '@google/genai'],
  ])('refuses %s', (_case, target) => {
    expect(new GoogleGenAIInstrumentation().manuallyInstrument(target)).toBe(false);
  });
});

test('endOpenCalls() ends the streams that nobody has read to their end', async () => {
  const spans = recordSpans();
  const instrumentation = new GoogleGenAIInstrumentation();
  instrumentation.setTracerProvider(spans.provider);
  instrumentation.manuallyInstrument(genai);
  const { gemini } = clientsOf(genai, providers.url);
  const ask = { model: 'gemini-2.5-flash', contents: 'hello' };
  const [unread, begun] = [await gemini.models.generateContentStream(ask), await gemini.models.generateContentStream(ask)];
  await begun.next();
  expect([spans.take().length, spans.open()]).toEqual([0, 2]);
  instrumentation.endOpenCalls();
  const ended = spans.take().map(({ attributes }) => attributes['gen_ai.usage.input_tokens']);
  expect([ended, spans.open()]).toEqual([[undefined, 2], 0]);
  // What comes later changes nothing.
  for (const stream of [unread, begun]) for await (const _chunk of stream);
  expect(spans.take()).toEqual([]);
});
