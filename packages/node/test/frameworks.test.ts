import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Received } from './otlp-sink.ts';
import { runApp } from './run-app.ts';

let providers: ProvidersServer;
beforeAll(async () => void (providers = await startProviders()));
afterAll(async () => await providers.close());

/** What an application prints and what is told of it; bare, nothing is. */
interface Run {
  readonly printed: string;
  readonly calls: readonly Received['attributes'][];
  readonly spans: string;
}

const runs = new Map<string, Promise<Run>>();

/** The application in a process of its own; what was run so is not run again. */
function run(app: string, ...options: readonly string[]): Promise<Run> {
  const key = [app, ...options].join(' ');
  const known = runs.get(key) ?? start(app, options);
  runs.set(key, known);
  return known;
}

async function start(app: string, options: readonly string[]): Promise<Run> {
  const { printed, sink } = await runApp(app, { OPENAI_BASE_URL: `${providers.url}/openai/v1` }, options);
  return { printed, calls: sink.events.map(({ attributes }) => attributes), spans: JSON.stringify(sink.spans) };
}

/** 176 fresh and 1,024 cached in, 151 out of gpt-5: (176 × 1.25 + 1,024 × 0.125 + 151 × 10) per million. */
const USED = {
  'otel.scope.name': '@spancost/instrumentation/openai',
  'gen_ai.provider.name': 'openai',
  'gen_ai.usage.input_tokens': 1200,
  'gen_ai.usage.cache_read.input_tokens': 1024,
  'gen_ai.usage.output_tokens': 151,
  'gen_ai.usage.reasoning.output_tokens': 128,
  'spancost.cost.exact': '0.001858',
};

describe.each(['langchain.mjs', 'openai-agents.mjs'])('%s, without a line of code', (app) => {
  it('gets what it gets without Spancost, and none of its prompts is exported', async () => {
    const [bare, instrumented] = [await run(app), await run(app, '--import', '@spancost/node/register')];
    expect(bare.calls).toEqual([]);
    expect(instrumented.printed).toBe(bare.printed);
    expect(instrumented.calls.length).toBeGreaterThan(0);
    expect(instrumented.spans).not.toContain('SENTINEL');
  });
});

describe('an application of LangChain', () => {
  let calls: readonly Received['attributes'][];
  beforeAll(async () => void ({ calls } = await run('langchain.mjs', '--import', '@spancost/node/register')));

  it('has one charge for each of its eight calls, all of them priced', () => {
    expect(calls.map((call) => call['gen_ai.operation.name'])).toEqual([...Array.from({ length: 7 }, () => 'chat'), 'embeddings']);
    expect(calls.map((call) => call['spancost.cost.basis'])).toEqual(Array.from(calls, () => 'computed'));
  });

  it('a chat with 1,024 cached tokens costs $0.001858', () => {
    expect(calls[0]).toMatchObject(USED);
  });

  it('streams with 1,024 cached tokens cost $0.001858, of the Responses API and as events', () => {
    const streams = calls.filter((call) => call['gen_ai.request.stream'] === true);
    expect(streams).toHaveLength(3);
    expect(streams.slice(1)).toMatchObject([USED, USED]);
  });

  it('a stream that withholds its usage is asked for it', () => {
    const stream = calls.find((call) => call['gen_ai.request.stream'] === true);
    expect(stream?.['gen_ai.usage.output_tokens']).toBeGreaterThan(0);
  });
});

describe('an application of OpenAI Agents', () => {
  let calls: readonly Received['attributes'][];
  beforeAll(async () => void ({ calls } = await run('openai-agents.mjs', '--import', '@spancost/node/register')));

  it('has a charge for each step: two with a tool, one streamed, two with a handoff, two with one that is streamed, by either API', () => {
    expect(calls).toHaveLength(14);
    expect(new Set(calls.map((call) => call['gen_ai.response.id'])).size).toBe(14);
    expect(calls.map((call) => call['spancost.cost.basis'])).toEqual(Array.from(calls, () => 'computed'));
  });

  it('a step with 1,024 cached tokens costs $0.001858, streamed or not, after a handoff too, by either API', () => {
    const streamed = { ...USED, 'gen_ai.request.stream': true };
    const ofOneApi = [USED, streamed, USED, streamed];
    expect([1, 2, 4, 6, 8, 9, 11, 13].map((index) => calls[index])).toMatchObject([...ofOneApi, ...ofOneApi]);
  });

  it('hands over from one agent to the other, as it does without Spancost', async () => {
    const { printed } = await run('openai-agents.mjs', '--import', '@spancost/node/register');
    expect(JSON.parse(printed)).toMatchObject([
      {
        handedOver: ['clerk', expect.arrayContaining(['handoff_output_item']), expect.any(String)],
        streamedOver: [['clerk'], expect.any(String)],
      },
      {
        handedOver: ['clerk', expect.arrayContaining(['handoff_output_item']), expect.any(String)],
        streamedOver: [['clerk'], expect.any(String)],
      },
    ]);
  });
});
