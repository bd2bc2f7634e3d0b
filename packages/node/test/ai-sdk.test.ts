import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startProviders } from '@spancost/example-providers';
import { beforeAll, describe, expect, it } from 'vitest';
import { OtlpSink, type Received } from './otlp-sink.ts';

const NETWORK = '@spancost/instrumentation/network';

/** What one run of `apps/ai-sdk.mjs` sent. */
class Run {
  readonly #events: readonly Received[];
  readonly spans: readonly Received[];
  readonly usd: number;
  /** What the application got. */
  readonly printed: string;

  constructor({ events, spans, metrics }: OtlpSink, printed: string) {
    this.printed = printed;
    this.#events = events;
    this.spans = spans;
    this.usd = [...(metrics.get('spancost.client.cost')?.values() ?? [])].reduce((sum, value) => sum + value, 0);
  }

  /** The usage events of one feature of the application. */
  charges(feature: string): readonly Received['attributes'][] {
    return this.#events.map(({ attributes }) => attributes).filter((attributes) => attributes['spancost.feature'] === feature);
  }

  /** US dollars of all events, and of all spans that have a cost. */
  get totals(): readonly number[] {
    return [this.#events, this.spans].map((told) =>
      told.reduce((sum, { attributes }) => sum + Number(attributes['spancost.cost.exact'] ?? 0), 0),
    );
  }
}

/** The application in a process of its own. */
async function run(major: string, telemetry: string, network: string, env: Readonly<Record<string, string>> = {}): Promise<Run> {
  await using providers = await startDisposable();
  const sink = await OtlpSink.start();
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=@spancost/source', '--no-warnings', 'ai-sdk.mjs'], {
    cwd: join(import.meta.dirname, 'apps'),
    env: {
      PATH: process.env['PATH'],
      PROVIDERS_URL: providers.url,
      AI_MAJOR: major,
      AI_TELEMETRY: telemetry,
      NETWORK: network,
      OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      ...env,
    },
  });
  sink.close();
  return new Run(sink, stdout);
}

async function startDisposable(): Promise<{ readonly url: string; [Symbol.asyncDispose](): Promise<void> }> {
  const providers = await startProviders();
  return { url: providers.url, [Symbol.asyncDispose]: async () => await providers.close() };
}

/** 1,200 in, of which 1,024 cached, and 151 out, of which 128 of reasoning. */
const USAGE = {
  'gen_ai.usage.input_tokens': 1200,
  'gen_ai.usage.cache_read.input_tokens': 1024,
  'gen_ai.usage.output_tokens': 151,
  'gen_ai.usage.reasoning.output_tokens': 128,
};

const ONCE = ['chat', 'responses', 'stream', 'object', 'streamedObject', 'compatible', 'withheld', 'embed', 'embedMany'];

describe.each([
  ['5', 'on'],
  ['5', 'off'],
  ['6', 'on'],
  ['6', 'off'],
  ['7', 'on'],
  ['7', 'legacy'],
  ['7', 'off'],
])('version %s of the AI SDK, its own telemetry %s, seen at the network', (major, telemetry) => {
  let app: Run;
  beforeAll(async () => void (app = await run(major, telemetry, 'on')));

  it.each(ONCE)('%s is one charge', (feature) => {
    expect(app.charges(feature)).toMatchObject([{ 'otel.scope.name': NETWORK, 'gen_ai.provider.name': 'openai' }]);
  });

  it.each(['chat', 'responses', 'stream'])('%s of 176 fresh, 1,024 cached and 151 out of gpt-5 costs $0.001858', (feature) => {
    // (176 × 1.25 + 1,024 × 0.125 + 151 × 10) per million
    expect(app.charges(feature)).toMatchObject([{ ...USAGE, 'spancost.cost.exact': '0.001858' }]);
  });

  it('a tool that is called is two calls, with two ids', () => {
    const ids = app.charges('tools').map((attributes) => attributes['gen_ai.response.id']);
    expect([ids.length, new Set(ids).size]).toEqual([2, 2]);
  });

  it('a retry is a call of its own, and what the provider refused costs nothing', () => {
    const [refused, answered] = app.charges('retried');
    expect(refused).toMatchObject({ 'error.type': '500', 'spancost.cost.exact': '0' });
    expect(Number(answered?.['spancost.cost.exact'])).toBeGreaterThan(0);
  });

  it('a call with a wrong key costs nothing', () => {
    expect(app.charges('refused')).toMatchObject([{ 'error.type': '401', 'spancost.cost.exact': '0' }]);
  });

  it('a stream that is left after two parts is counted once', () => {
    expect(app.charges('left')).toHaveLength(1);
  });

  it('a stream whose usage the provider withholds is counted, without a price', () => {
    expect(app.charges('withheld')).toMatchObject([{ 'gen_ai.request.stream': true, 'spancost.cost.basis': 'unpriced' }]);
  });

  it('events, spans and the metric add up to the same', () => {
    const [ofEvents = 0, ofSpans] = app.totals;
    expect(ofEvents).toBeGreaterThan(0.01);
    expect(ofSpans).toBeCloseTo(ofEvents, 12);
    expect(app.usd).toBeCloseTo(ofEvents, 12);
  });

  it('no prompt, no answer and no key is exported', () => {
    const told = JSON.stringify(app.spans);
    expect(told).not.toContain('SENTINEL');
    expect(told).not.toContain('stand-in');
    expect(told).not.toContain('sk-secret');
  });
});

describe.each([
  ['5', 'on', 'ai'],
  ['6', 'on', 'ai'],
  ['7', 'on', 'gen_ai'],
  ['7', 'legacy', 'ai'],
])('version %s of the AI SDK with its telemetry %s alone', (major, telemetry, scope) => {
  let app: Run;
  beforeAll(async () => void (app = await run(major, telemetry, 'off')));

  it.each(ONCE)('%s is one charge', (feature) => {
    expect(app.charges(feature)).toMatchObject([{ 'otel.scope.name': scope, 'gen_ai.provider.name': 'openai' }]);
  });

  it('a stream has its cached tokens and costs $0.001858', () => {
    const { 'gen_ai.usage.reasoning.output_tokens': reasoning, ...usage } = USAGE;
    // @ai-sdk/otel leaves reasoning out, which costs what other output does.
    const told = scope === 'ai' ? { ...usage, 'gen_ai.usage.reasoning.output_tokens': reasoning } : usage;
    expect(app.charges('stream')).toMatchObject([{ ...told, 'spancost.cost.exact': '0.001858' }]);
  });

  it('an answer in one piece costs what the AI SDK says of it: version 5 says nothing of cached tokens', () => {
    expect(app.charges('chat')).toMatchObject([{ 'spancost.cost.exact': major === '5' ? '0.00301' : '0.001858' }]);
  });

  it('events, spans and the metric add up to the same', () => {
    const [ofEvents = 0, ofSpans] = app.totals;
    expect(ofEvents).toBeGreaterThan(0.01);
    expect(ofSpans).toBeCloseTo(ofEvents, 12);
    expect(app.usd).toBeCloseTo(ofEvents, 12);
  });

  it('no prompt, no answer and no key is exported', () => {
    const told = JSON.stringify(app.spans);
    for (const secret of ['SENTINEL', 'stand-in', 'sk-secret']) expect(told).not.toContain(secret);
  });
});

describe.each(['5', '6', '7'])('an application of version %s', (major) => {
  it('gets what it gets without Spancost: answers, streams, tools, objects, errors', async () => {
    const bare = await run(major, 'off', 'off', { BARE: '1' });
    expect(bare.spans).toEqual([]);
    expect(JSON.parse(bare.printed)).toMatchObject({
      chat: { finishReason: 'stop' },
      tools: { steps: 2 },
      refused: expect.stringMatching(/^AI_APICallError/),
    });
    for (const [telemetry, network] of [
      ['off', 'on'],
      ['on', 'on'],
    ] as const)
      expect((await run(major, telemetry, network)).printed).toBe(bare.printed);
  });
});

describe('content', () => {
  it('is exported where the application asks for it', async () => {
    const app = await run('6', 'on', 'off', { OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT: 'true' });
    expect(JSON.stringify(app.spans)).toContain('SENTINEL');
  });

  it('costs nothing to leave out: sampled away, every call is charged all the same', async () => {
    const app = await run('6', 'on', 'off', { OTEL_TRACES_SAMPLER: 'always_off' });
    expect(app.spans).toEqual([]);
    expect(ONCE.map((feature) => app.charges(feature).length)).toEqual(ONCE.map(() => 1));
  });
});
