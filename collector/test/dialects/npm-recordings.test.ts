import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asExpected } from './as-expected.ts';
import type { Expectations } from './expected-call.ts';
import { AI_SDKS } from './npm/ai-sdk.ts';
import { ANTHROPIC_SDK } from './npm/anthropic-sdk.ts';
import { LAYERS } from './npm/layers.ts';
import { OPENINFERENCE } from './npm/openinference.ts';
import { OPENLIT } from './npm/openlit.ts';
import { OPENLLMETRY } from './npm/openllmetry.ts';
import { OPENTELEMETRY } from './npm/opentelemetry.ts';
import { recordingsOf, readRecording, spansOf } from './recordings.ts';
import { startReplaying, type Replaying } from './replay.ts';

const EXPECTED: Readonly<Record<string, Expectations>> = {
  ...OPENTELEMETRY,
  ...OPENLLMETRY,
  ...OPENINFERENCE,
  ...OPENLIT,
  ...ANTHROPIC_SDK,
  ...AI_SDKS,
  ...LAYERS,
};

const TABLE = Object.entries(EXPECTED).flatMap(([library, scenarios]) =>
  Object.entries(scenarios).map(([scenario, calls]) => [`${library}/${scenario}`, calls] as const),
);

describe('what libraries on npm send', () => {
  let replaying: Replaying;
  beforeAll(async () => {
    replaying = await startReplaying();
    await replaying.deliver(TABLE.map(([name]) => name));
  });
  afterAll(() => replaying.close());

  it('is recorded, and what each recording costs is said here', () => {
    expect(recordingsOf((library) => !library.endsWith('-python'))).toEqual(TABLE.map(([name]) => name).sort());
  });

  it.each(TABLE)('%s is charged once, as it was computed by hand', async (name, expected) => {
    const calls = await replaying.callsOf(name);
    expect(asExpected(calls, expected)).toEqual(expected);
  });

  it('adds nothing when all of it is delivered again', async () => {
    const before = await replaying.totals();
    await replaying.deliver(TABLE.map(([name]) => name));
    expect(await replaying.totals()).toEqual(before);
    expect(before.total_requests).toBe(TABLE.flatMap(([, calls]) => calls).length);
  });

  it.each([
    ['openllmetry-js-openai/workflow', 6, 2],
    ['openinference-js-openai/agent', 5, 2],
    ['openllmetry-js-langchain/langchain-chain', 4, 1],
    ['openinference-js-langchain-and-openai/langchain-chain', 4, 1],
    ['ai-sdk-7/openai-cached', 3, 1],
    ['ai-sdk-7/openai-embeddings', 2, 1],
    ['ai-sdk-5/openai-chat', 2, 1],
    ['openllmetry-js-above-anthropic-sdk/anthropic-cached', 2, 1],
  ])('%s has %i spans, of which %i are calls: agents, workflows, steps and tools cost nothing', async (name, spans, calls) => {
    expect([spansOf(readRecording(name)).length, (await replaying.callsOf(name)).length]).toEqual([spans, calls]);
  });
});
