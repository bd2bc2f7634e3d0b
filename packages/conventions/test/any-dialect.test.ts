import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMITTERS, readCall, SPELLINGS, writeCall, type AttributeMap, type InstrumentationScope } from '../src/index.ts';
import * as conventions from '../src/index.ts';
import { ATTRIBUTE_ALIASES } from '../src/aliases.ts';

/** Inputs of each property; `SPANCOST_FUZZ_RUNS=1000000` tries more. */
const RUNS = Number(process.env['SPANCOST_FUZZ_RUNS'] ?? 10_000);

const NAMES: readonly string[] = [
  ...Object.values(conventions).flatMap((value) => (typeof value === 'string' && value.includes('.') ? [value] : [])),
  ...Object.values(ATTRIBUTE_ALIASES).flat(),
  ...SPELLINGS.flatMap(({ names }) => Object.keys(names)),
  'ai.operationId',
  'ai.usage.inputTokens',
  'ai.response.providerMetadata',
  'openinference.span.kind',
  'traceloop.span.kind',
  'llm.request.type',
];

const WORDS: readonly string[] = [
  'chat',
  'embeddings',
  'rerank',
  'embedding',
  'invoke_agent',
  'LLM',
  'CHAIN',
  'RERANKER',
  'anthropic',
  'gcp.gemini',
  'cohere',
  'ai.generateText.doGenerate',
  '{"id":"chatcmpl-1"}',
  '{"generations":[[{"message":{"kwargs":{"id":"a"}}}]]}',
  '{"ls_provider":"openai"}',
  '{"anthropic":{"usage":{"input_tokens":1,"cache_read_input_tokens":2}}}',
  '{"google":{"usageMetadata":{"promptTokenCount":-1,"thoughtsTokenCount":1e30}}}',
  '{',
];

const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 5000 }) },
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.anything({ withBigInt: true, withNullPrototype: true }) },
  { weight: 1, arbitrary: fc.double() },
);

const attributes: fc.Arbitrary<AttributeMap> = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 24 }),
    fc.constantFrom(
      { 'gen_ai.operation.name': 'chat' },
      { 'gen_ai.operation.name': 'rerank' },
      { 'openinference.span.kind': 'LLM' },
      { 'llm.request.type': 'completion' },
      { 'ai.operationId': 'ai.streamText.doStream' },
      { 'gen_ai.request.model': 'any' },
      {},
    ),
  )
  .map(([random, kind]) => ({ ...random, ...kind }));

const scope: fc.Arbitrary<InstrumentationScope | undefined> = fc.option(
  fc.record({
    name: fc.oneof(fc.constantFrom(...EMITTERS.flatMap(({ scopes }) => scopes.map((each) => each.replace('*', 'x')))), fc.string()),
    version: fc.oneof(fc.constantFrom('0.1.0', '0.27.0', '1.0.0', '', 'v1', '1.2.0b3', undefined), fc.string()),
  }),
  { nil: undefined },
);

describe('attributes of any dialect, by any emitter', { timeout: 10_000 + RUNS }, () => {
  it(`never make the reader throw: ${RUNS} random spans`, () => {
    fc.assert(
      fc.property(attributes, scope, (told, by) => {
        readCall(told, by);
      }),
      { numRuns: RUNS },
    );
  });

  it('are read as counts that can be true, or their problem is named', () => {
    fc.assert(
      fc.property(attributes, scope, (told, by) => {
        const call = readCall(told, by);
        if (call === undefined || call.problems.length > 0) return;
        for (const [field, count] of Object.entries(call.usage)) {
          const isCount = typeof count === 'number' && count >= 0 && (Number.isSafeInteger(count) || /Seconds|Hours/.test(field));
          expect([field, count, isCount]).toEqual([field, count, true]);
        }
        const { inputTokens = 0, cacheReadTokens = 0, cacheWriteTokens = 0, outputTokens, reasoningTokens = 0 } = call.usage;
        expect(cacheReadTokens + cacheWriteTokens).toBeLessThanOrEqual(inputTokens);
        expect(reasoningTokens).toBeLessThanOrEqual(outputTokens ?? reasoningTokens);
      }),
      { numRuns: RUNS },
    );
  });

  it('are normalised once: what a call is written as reads as the same call, with the same problems', () => {
    fc.assert(
      fc.property(attributes, scope, (told, by) => {
        const call = readCall(told, by);
        if (call !== undefined) expect(readCall(writeCall(call))).toEqual(call);
      }),
      { numRuns: RUNS },
    );
  });

  it('are left as they are', () => {
    fc.assert(
      fc.property(attributes, scope, (told, by) => {
        const before = { ...told };
        readCall(told, by);
        expect(told).toEqual(before);
      }),
      { numRuns: 1000 },
    );
  });
});
