import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { EMITTED_CONVENTIONS, isPricedOperation, readCall, type CallReading, type EmittedConventions } from '@spancost/conventions';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConventionsSpanProcessor, GenAiMetricsSpanProcessor } from '../../src/index.ts';
import { InMemory, type MeasuredPoint } from '../in-memory.ts';
import { instrumentSdks, REAL_CALLS } from './real-calls.ts';

/** What one run of all calls exported. */
interface Exported {
  readonly spans: ReadonlyMap<string, ReadableSpan>;
  readonly events: readonly CallReading[];
  readonly eventNames: ReadonlySet<string>;
  readonly metrics: readonly MeasuredPoint[];
}

let providers: ProvidersServer;
const exported = new Map<EmittedConventions, Exported>();
beforeAll(async () => {
  providers = await startProviders();
  instrumentSdks();
  for (const conventions of EMITTED_CONVENTIONS) exported.set(conventions, await exportedIn(conventions));
});
afterAll(() => providers.close());

async function exportedIn(conventions: EmittedConventions): Promise<Exported> {
  using telemetry = new InMemory(undefined, (meterProvider) => [
    new ConventionsSpanProcessor({ conventions }),
    new GenAiMetricsSpanProcessor({ conventions, meterProvider }),
  ]);
  const spans = new Map<string, ReadableSpan>();
  for (const [name, call] of Object.entries(REAL_CALLS)) {
    const before = telemetry.spans.length;
    await call(providers.url);
    const calls = telemetry.spans.slice(before).filter((span) => isPricedOperation(span.attributes['gen_ai.operation.name']));
    for (const span of calls) spans.set(name, span);
    if (calls.length !== 1) expect.unreachable(`${calls.length} spans of ${name}`);
  }
  const events = telemetry.events.map((event) => readCall(event.attributes) ?? expect.unreachable('an event is no call'));
  const eventNames = new Set(telemetry.events.flatMap((event) => Object.keys(event.attributes)));
  return { spans, events, eventNames, metrics: await telemetry.metrics() };
}

function runOf(conventions: EmittedConventions): Exported {
  return exported.get(conventions) ?? expect.unreachable(conventions);
}

/** Where the names are that these conventions are about; SDKs write others beside them. */
const NAMED_HERE = /^(gen_ai|openai|spancost|error|server)\./;

/** Ids, ports, times and prices, which differ from run to run or from book to book. */
const VARYING =
  /^(server\.port|gen_ai\.response\.(id|time_to_first_chunk)|gen_ai\.usage\.cost\.amount|spancost\.cost\.(usd|exact|price_id))$/;

/** The spans as text: one line for each attribute, in the order of their names. */
function asText(spans: Exported['spans']): string {
  const calls = [...spans].map(([call, { name, instrumentationScope, attributes }]) => {
    const lines = Object.keys(attributes)
      .filter((key) => NAMED_HERE.test(key))
      .toSorted()
      .map((key) => `  ${key} = ${VARYING.test(key) ? '…' : JSON.stringify(attributes[key])}`);
    return [`${call}: ${name} (${instrumentationScope.name})`, ...lines, ''].join('\n');
  });
  return calls.join('\n');
}

/** What is the same in every run of one call. */
function comparable(call: CallReading): object {
  return { ...call, responseId: undefined, timeToFirstChunk: undefined };
}

describe.each(EMITTED_CONVENTIONS)('%s', (conventions) => {
  it('exports these attributes of real calls', async () => {
    await expect(asText(runOf(conventions).spans)).toMatchFileSnapshot(`spans/${conventions}.txt`);
  });

  it('exports spans that are read as the same calls as under the names of today', () => {
    const today = runOf('current').spans;
    for (const [name, span] of runOf(conventions).spans) {
      const call = readCall(span.attributes) ?? expect.unreachable(name);
      expect(call.usage).toMatchObject(name.includes('embeddings') ? { inputTokens: 8 } : { inputTokens: 1300, cacheWriteTokens: 300 });
      expect(comparable(call)).toEqual(comparable(readCall(today.get(name)?.attributes ?? {}) ?? expect.unreachable(name)));
    }
  });

  it('leaves the span of an SDK that Spancost does not instrument as it is', () => {
    const foreign = runOf(conventions).spans.get('@anthropic-ai/sdk, its own span, without Spancost');
    expect(foreign?.attributes).toMatchObject({ 'gen_ai.usage.cache_write.input_tokens': 300 });
    expect(foreign?.attributes).not.toHaveProperty(['gen_ai.usage.cache_creation.input_tokens']);
  });

  it('sends one usage event for each call, under the names of today', () => {
    const { events, eventNames } = runOf(conventions);
    expect(events.map(comparable)).toEqual(runOf('current').events.map(comparable));
    expect(events).toHaveLength(Object.keys(REAL_CALLS).length);
    expect(eventNames).toContain('gen_ai.usage.cache_write.input_tokens');
    expect(eventNames).not.toContain('gen_ai.usage.cache_creation.input_tokens');
  });

  it('counts the money once', () => {
    const usd = ({ metrics }: Exported, name: string): number =>
      metrics.filter((point) => point.name === name).reduce((sum, { value }) => sum + value, 0);
    for (const name of ['spancost.client.cost', 'spancost.client.operation.cost'])
      expect(usd(runOf(conventions), name)).toBeCloseTo(usd(runOf('current'), name), 15);
    expect(usd(runOf('current'), 'spancost.client.cost')).toBeGreaterThan(0);
    expect(usd(runOf(conventions), 'spancost.client.unpriced_calls')).toBe(0);
  });
});

describe('metrics of the GenAI conventions', () => {
  /** Name, unit and sum of each metric, over all calls. */
  function sums(conventions: EmittedConventions): Readonly<Record<string, string>> {
    const totals = new Map<string, number>();
    for (const { name, unit, value } of runOf(conventions).metrics) {
      if (!name.startsWith('gen_ai.')) continue;
      const key = `${name} ${unit}`;
      totals.set(key, (totals.get(key) ?? 0) + value);
    }
    return Object.fromEntries([...totals].map(([key, total]) => [key, key.endsWith(' s') ? 'seconds' : String(total)]));
  }

  // Four calls of 1,300 in, 640 cached, 300 written and 50 out, three of which tell 5 of reasoning; the fifth is the SDK's own to count.
  const TODAY = {
    'gen_ai.client.inference.duration s': 'seconds',
    'gen_ai.client.operation.duration s': 'seconds',
    'gen_ai.client.inference.time_to_first_chunk s': 'seconds',
    'gen_ai.client.inference.usage.input_tokens {token}': '5200',
    'gen_ai.client.inference.usage.output_tokens {token}': '200',
    'gen_ai.client.inference.usage.cache_read.input_tokens {token}': '2560',
    'gen_ai.client.inference.usage.cache_write.input_tokens {token}': '1200',
    'gen_ai.client.inference.usage.reasoning.output_tokens {token}': '15',
    'gen_ai.client.inference.operation.input_tokens {token}': '5200',
    'gen_ai.client.inference.operation.output_tokens {token}': '200',
  };
  const IN_1_41 = {
    'gen_ai.client.operation.duration s': 'seconds',
    'gen_ai.client.operation.time_to_first_chunk s': 'seconds',
    'gen_ai.client.token.usage {token}': '5408',
  };

  it('count 5,200 tokens in, 200 out and 8 embedded, each once in each of its names', () => {
    expect(sums('current')).toEqual(TODAY);
    expect(sums('1.41')).toEqual(IN_1_41);
    expect(sums('both')).toEqual({ ...TODAY, ...IN_1_41 });
  });

  it('have inferences and other operations apart today, and together in 1.41', () => {
    const operations = (conventions: EmittedConventions, name: string): unknown =>
      new Set(runOf(conventions).metrics.flatMap((point) => (point.name === name ? [point.attributes['gen_ai.operation.name']] : [])));
    expect(operations('current', 'gen_ai.client.inference.duration')).toEqual(new Set(['chat']));
    expect(operations('current', 'gen_ai.client.operation.duration')).toEqual(new Set(['embeddings']));
    expect(operations('1.41', 'gen_ai.client.operation.duration')).toEqual(new Set(['chat', 'embeddings']));
    expect(operations('both', 'gen_ai.client.operation.duration')).toEqual(new Set(['chat', 'embeddings']));
  });
});
