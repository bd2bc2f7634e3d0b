import fc from 'fast-check';
import * as conventions from '@spancost/conventions';
import { ATTRIBUTE_ALIASES, EMITTERS, SPELLINGS } from '@spancost/conventions';

/** Every name that the reader knows, whoever writes it. */
export const NAMES: readonly string[] = [
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

/** A scope of each emitter that the reader knows. */
export const SCOPES: readonly string[] = EMITTERS.flatMap(({ scopes }) => scopes.map((each) => each.replace('*', 'x')));

const WORDS: readonly string[] = [
  'chat',
  'embeddings',
  'invoke_agent',
  'LLM',
  'openai',
  'anthropic',
  'gcp.gemini',
  'cohere',
  'gpt-5',
  'gpt-5-2025-08-07',
  'claude-sonnet-4-5-20250929',
  'gemini-2.5-flash',
  'ai.generateText.doGenerate',
  'chatcmpl-0',
  'openrouter',
  'priority',
  '{"anthropic":{"usage":{"input_tokens":1,"cache_read_input_tokens":2}}}',
  '{"google":{"usageMetadata":{"promptTokenCount":-1,"thoughtsTokenCount":1e30}}}',
  '{',
  '',
  'NaN',
  '-1',
  '0.00000000000000000001',
  '1e400',
  '\ud800',
  '\u0000',
  'x'.repeat(5000),
];

const INTEGERS: readonly (string | number)[] = [
  0,
  1,
  -1,
  '9007199254740991',
  '9007199254740993',
  '9223372036854775807',
  '-9223372036854775808',
  '9223372036854775808',
  '18446744073709551616',
  'many',
  0.5,
];

const DOUBLES: readonly (string | number)[] = [0, -0, 0.5, -1, 1e300, 5e-324, 'NaN', 'Infinity', '-Infinity', 3, 1e21];

export const count: fc.Arbitrary<object> = fc.nat({ max: 5000 }).map((value) => ({ intValue: String(value) }));

export const word: fc.Arbitrary<object> = fc.constantFrom(...WORDS).map((stringValue) => ({ stringValue }));

/** A value of an attribute as OTLP/JSON writes it: counts that can be true, others, texts, lists, what is nested, what has no type. */
export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: count },
  { weight: 5, arbitrary: word },
  { weight: 2, arbitrary: fc.constantFrom(...INTEGERS).map((intValue) => ({ intValue })) },
  { weight: 2, arbitrary: fc.constantFrom(...DOUBLES).map((doubleValue) => ({ doubleValue })) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map((stringValue) => ({ stringValue })) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>({ boolValue: true }, { boolValue: 'no' }, { bytesValue: 'AAEC' }, {}, null, 5, []) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom(...WORDS), { maxLength: 3 })
      .map((words) => ({ arrayValue: { values: words.map((stringValue) => ({ stringValue })) } })),
  },
  { weight: 1, arbitrary: fc.constantFrom(1, 40, 95, 200).map(nested) },
);

function nested(levels: number): unknown {
  let value: unknown = { intValue: '1' };
  for (let level = 0; level < levels; level += 1)
    value = level % 2 === 0 ? { arrayValue: { values: [value] } } : { kvlistValue: { values: [{ key: 'a', value }] } };
  return value;
}
