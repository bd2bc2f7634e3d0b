import * as released from '@opentelemetry/semantic-conventions/incubating';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as conventions from '../src/index.ts';
import {
  conventionsOptedInto,
  EMITTED_CONVENTIONS,
  GEN_AI_METRICS,
  parseConventions,
  readCall,
  RENAMED_SINCE_1_41,
  writeCall,
  writeIn,
  type EmittedConventions,
} from '../src/index.ts';
import { emissionProfilesPage } from './emission-profiles-page.ts';

/** All names of 1.41: the released package has no others of GenAI. */
const IN_1_41: ReadonlySet<unknown> = new Set(Object.values(released));
const FROM_OPEN_TELEMETRY = /^(gen_ai|openai|error|http|server|user|session|service|deployment)\./;
const ours = Object.entries(conventions).flatMap(([key, name]) =>
  key.startsWith('ATTR_') && typeof name === 'string' && FROM_OPEN_TELEMETRY.test(name) ? [name] : [],
);

/** Attributes under today's names, written in some conventions. */
function written(emitted: EmittedConventions, attributes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const copy = { ...attributes };
  writeIn(emitted, copy);
  return copy;
}

const CACHED = { 'gen_ai.usage.input_tokens': 130, 'gen_ai.usage.cache_write.input_tokens': 30 };

describe('30 tokens written to a cache', () => {
  it.each<[EmittedConventions, Record<string, number>]>([
    ['current', { 'gen_ai.usage.cache_write.input_tokens': 30 }],
    ['1.41', { 'gen_ai.usage.cache_creation.input_tokens': 30 }],
    ['both', { 'gen_ai.usage.cache_write.input_tokens': 30, 'gen_ai.usage.cache_creation.input_tokens': 30 }],
  ])('are in %s %o', (emitted, expected) => {
    expect(written(emitted, CACHED)).toEqual({ 'gen_ai.usage.input_tokens': 130, ...expected });
  });

  it('if they are 0, are 0 under the older name too; if unknown, are under none', () => {
    expect(written('1.41', { 'gen_ai.usage.cache_write.input_tokens': 0 })).toEqual({ 'gen_ai.usage.cache_creation.input_tokens': 0 });
    expect(written('both', { 'gen_ai.usage.input_tokens': 9 })).toEqual({ 'gen_ai.usage.input_tokens': 9 });
  });

  it('stay as somebody else wrote them under the older name', () => {
    const twice = { 'gen_ai.usage.cache_write.input_tokens': 30, 'gen_ai.usage.cache_creation.input_tokens': 31 };
    expect(written('1.41', twice)).toEqual({ 'gen_ai.usage.cache_creation.input_tokens': 31 });
  });
});

describe('names', () => {
  it('each that Spancost writes is one of 1.41, or renamed since, or has no name there', () => {
    const renamed = RENAMED_SINCE_1_41.map(({ current }) => current);
    expect(ours.filter((name) => !IN_1_41.has(name) && !renamed.includes(name))).toEqual([
      'gen_ai.response.status',
      'gen_ai.usage.audio.input_tokens',
      'gen_ai.usage.image.input_tokens',
      'gen_ai.usage.audio.cache_read.input_tokens',
      'gen_ai.usage.image.cache_read.input_tokens',
      'gen_ai.usage.audio.output_tokens',
      'gen_ai.usage.image.output_tokens',
      'gen_ai.token.modality',
      'gen_ai.usage.cost.amount',
      'gen_ai.usage.cost.currency',
      'gen_ai.usage.cost.source',
    ]);
  });

  it('each older one is of 1.41, none of today is, and the reader knows both', () => {
    for (const { current, in141 } of RENAMED_SINCE_1_41) {
      expect(IN_1_41.has(in141)).toBe(true);
      expect(IN_1_41.has(current)).toBe(false);
      expect(conventions.ATTRIBUTE_ALIASES[current]).toContain(in141);
    }
  });

  it('of metrics are of 1.41 where they say so, and not where they are of today alone', () => {
    for (const { name, conventions: whose } of Object.values(GEN_AI_METRICS)) expect(IN_1_41.has(name)).toBe(whose !== 'current');
  });
});

it('a call written in any of the conventions is read back as the same call', () => {
  const count = fc.option(fc.nat(), { nil: undefined });
  const told = fc.record({
    'gen_ai.operation.name': fc.constantFrom(...conventions.PRICED_OPERATIONS),
    'gen_ai.provider.name': fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
    'gen_ai.response.id': fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
    ...Object.fromEntries(Object.values(conventions.USAGE_ATTRIBUTES).map((attribute) => [attribute, count])),
    'user.id': fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(told, fc.constantFrom(...EMITTED_CONVENTIONS), (from, emitted) => {
      const call = readCall(Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined)));
      expect(call).toBeDefined();
      if (call === undefined) return;
      expect(readCall(written(emitted, writeCall(call)))).toEqual(call);
    }),
  );
});

describe('a choice', () => {
  it.each([...EMITTED_CONVENTIONS])('of %s is one', (choice) => expect(parseConventions(choice)).toBe(choice));

  it.each(['1.36', 'Current', 1.41, null, undefined, {}])('of %o is none', (choice) => expect(parseConventions(choice)).toBeUndefined());

  it.each([
    [undefined, undefined],
    ['', undefined],
    ['http,database/dup', undefined],
    ['gen_ai', undefined],
    ['gen_ai_latest_experimental', 'current'],
    ['http/dup, gen_ai_latest_experimental ', 'current'],
    ['gen_ai_latest_experimental/dup', 'both'],
    ['gen_ai_latest_experimental,gen_ai_latest_experimental/dup', 'both'],
  ])('by OTEL_SEMCONV_STABILITY_OPT_IN=%s is %s', (optIn, expected) => expect(conventionsOptedInto(optIn)).toBe(expected));
});

it('docs/emission-profiles.md says what the code emits', async () => {
  await expect(emissionProfilesPage()).toMatchFileSnapshot('../../../docs/emission-profiles.md');
});
