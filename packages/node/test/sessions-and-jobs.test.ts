import { startProviders } from '@spancost/example-providers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OtlpSink, Received } from './otlp-sink.ts';
import { runApp } from './run-app.ts';

let sink: OtlpSink;
beforeAll(async () => {
  const providers = await startProviders();
  const run = await runApp('sessions-and-jobs.mjs', { PROVIDERS: providers.url, MISTRAL_SDK_TELEMETRY: 'global' }).finally(() =>
    providers.close(),
  );
  expect(run.printed).toBe('done\n');
  sink = run.sink;
});

/** What the spans of a name cost, those that cost nothing by themselves left out. */
const costsOf = (name: string): readonly unknown[] =>
  sink.spans.filter((span) => span.name === name).flatMap(({ attributes }) => attributes['spancost.cost.exact'] ?? []);
const SDK_OF_MISTRAL = 'mistralai_sdk_tracer';
const ofMistral = (): readonly Received[] => sink.spans.filter(({ scope }) => scope === SDK_OF_MISTRAL);

describe('an application of sessions, jobs and systems, without a line of code', () => {
  it('Mistral’s own spans are exported without a prompt, and are no charge: 1,000 in and 200 out of mistral-large-2411 cost $0.0032 once', () => {
    // 1,000 × 2 + 200 × 6 per million
    expect(costsOf('chat mistral-large-2411')).toEqual(['0.0032', '0.0032']);
    expect(ofMistral().map(({ name }) => name)).toContain('chat mistral-large-2411');
    for (const { attributes } of ofMistral()) expect(attributes).not.toHaveProperty(['spancost.cost.exact']);
    expect(JSON.stringify([sink.spans, sink.events])).not.toContain('secret');
  });

  it('a conversation of Mistral’s: 1,500 in and 200 out of mistral-medium-2508 and two searches cost $0.061', () => {
    // 1,500 × 0.4 + 200 × 2 per million; 2 × 30 per thousand
    expect(costsOf('chat mistral-medium-2508')).toEqual(['0.061']);
  });

  it('ten seconds heard cost $0.0005, a thousand characters spoken $0.016', () => {
    // 10 × 0.18 per hour; 1,000 × 16 per million
    expect(costsOf('transcription voxtral-mini-2602')).toEqual(['0.0005']);
    expect(costsOf('speech_generation voxtral-mini-tts-2603')).toEqual(['0.016']);
  });

  it('a batch of Mistral’s, 12,000 in and 2,400 out of mistral-small-2506, costs $0.00096, however often it is fetched', () => {
    // (12,000 × 0.1 + 2,400 × 0.3) per million, half
    const fetches = sink.spans.filter(
      ({ name, attributes }) => name === 'fetch_batch' && attributes['gen_ai.provider.name'] === 'mistral_ai',
    );
    expect(fetches.flatMap(({ attributes }) => attributes['spancost.cost.exact'] ?? [])).toEqual(['0.00096']);
  });

  it('interactions, whole, streamed and in the background: 2,000 in and 300 out of gemini-3.8-flash cost $0.002625 each', () => {
    // 2,000 × 0.75 + 300 × 3.75 per million
    expect(costsOf('chat gemini-3.8-flash')).toEqual(['0.002625', '0.002625']);
    expect(costsOf('fetch_response')).toEqual(['0.002625']);
  });

  it('a batch of two, 2,000 in and 300 out of gemini-2.5-flash each, costs $0.000675 each, once', () => {
    // (2,000 × 0.3 + 300 × 2.5) per million, half
    expect(costsOf('fetch_batch gemini-2.5-flash')).toEqual(['0.000675', '0.000675']);
  });

  it('a cache of 100,000 tokens for two hours at Vertex AI costs $0.23', () => {
    // 100,000 × 0.3 per million; 200,000 token-hours × 1 per million
    expect(costsOf('cache_storage gemini-2.5-flash')).toEqual(['0.23']);
  });

  it('a film of eight seconds costs $3.20 when it is done', () => {
    // 8 × 0.4
    expect(costsOf('fetch_video')).toEqual(['3.2']);
    const begun = sink.spans.find(({ name }) => name === 'video_generation veo-3.1-generate-001');
    expect(begun?.attributes).toMatchObject({ 'spancost.cost.basis': 'unpriced', 'spancost.cost.unpriced_reason': 'usage_missing' });
  });

  it('a turn of a live session, 100 in and 50 of sound out of gemini-3.8-live, costs $0.000675; the session costs nothing', () => {
    // 100 × 0.75 + 50 × 12 per million
    expect(costsOf('generate_content gemini-3.8-live')).toEqual(['0.000675']);
    expect(sink.spans.find(({ name }) => name === 'live_session gemini-3.8-live')?.attributes).not.toHaveProperty(['spancost.cost.basis']);
  });

  it('a routed prompt is priced as the model that answered: 1,000 in and 200 out of Claude 3.5 Haiku cost $0.0016', () => {
    // 1,000 × 0.8 + 200 × 4 per million
    expect(costsOf('chat arn:aws:bedrock:us-east-1:123456789012:default-prompt-router/anthropic.claude:1')).toEqual(['0.0016']);
  });

  it('speech with Nova Sonic: 900 + 120 in and 300 + 40 out cost $0.0071568', () => {
    // 900 × 3.4 + 120 × 0.06 + 300 × 13.6 + 40 × 0.24 per million
    expect(costsOf('chat amazon.nova-sonic-v1:0')).toEqual(['0.0071568']);
  });

  it('a compound system of Groq’s costs what its models and its searches cost', () => {
    // 1,001 × 0.59 + 150 × 0.79 per million; 1,000 × 0.15 + 150 × 0.6 per million; 2 × 5 per thousand
    expect(costsOf('chat llama-3.3-70b-versatile')).toEqual(['0.00070909']);
    expect(costsOf('chat openai/gpt-oss-120b')).toEqual(['0.00024']);
    expect(costsOf('chat groq/compound')).toEqual(['0.01']);
  });
});
