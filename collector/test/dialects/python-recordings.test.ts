import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asExpected } from './as-expected.ts';
import type { Expectations } from './expected-call.ts';
import { LANGFUSES } from './python/langfuse.ts';
import { LITELLMS } from './python/litellm.ts';
import { OFFICIALS } from './python/official.ts';
import { OPENINFERENCES } from './python/openinference.ts';
import { OPENLITS } from './python/openlit.ts';
import { OPENLLMETRIES } from './python/openllmetry.ts';
import { PYDANTIC } from './python/pydantic.ts';
import { readRecording, recordingsOf, spansOf } from './recordings.ts';
import { startReplaying, type Replaying } from './replay.ts';

const EXPECTED: Readonly<Record<string, Expectations>> = {
  ...OFFICIALS,
  ...OPENLLMETRIES,
  ...OPENINFERENCES,
  ...OPENLITS,
  ...LITELLMS,
  ...PYDANTIC,
  ...LANGFUSES,
};

const TABLE = Object.entries(EXPECTED).flatMap(([library, scenarios]) =>
  Object.entries(scenarios).map(([scenario, calls]) => [`${library}/${scenario}`, calls] as const),
);

describe('what Python libraries send', () => {
  let replaying: Replaying;
  beforeAll(async () => {
    replaying = await startReplaying();
  });
  afterAll(() => replaying.close());

  it('is recorded, and what each recording costs is said here', () => {
    expect(recordingsOf((library) => library.endsWith('-python'))).toEqual(TABLE.map(([name]) => name).sort());
  });

  it.each(TABLE)('%s is charged as it was computed by hand, and delivered again it adds nothing', async (name, expected) => {
    const calls = await replaying.replay(name);
    expect(asExpected(calls, expected)).toEqual(expected);
    expect(await replaying.replay(name)).toEqual(calls);
  });

  it.each([
    ['openllmetry-python/workflow', 5, 2],
    ['openinference-python/langchain-agent', 9, 2],
    ['openinference-python/langchain-chain', 4, 1],
    ['official-python/langchain-agent', 4, 2],
    ['pydantic-ai-python/agent', 4, 2],
    ['pydantic-ai-1.0-python/agent', 5, 2],
    ['langfuse-python/agent', 3, 2],
    ['litellm-python/openai-cached', 2, 1],
    ['logfire-python/openai-stream', 2, 1],
    ['openlit-1.33-python/openai-chat', 2, 1],
  ])('%s has %i spans, of which %i are calls: agents, workflows, steps and tools cost nothing', async (name, spans, calls) => {
    expect([spansOf(readRecording(name)).length, (await replaying.replay(name)).length]).toEqual([spans, calls]);
  });
});
