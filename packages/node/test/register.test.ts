import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OtlpSink } from './otlp-sink.ts';

let providers: ProvidersServer;
let sink: OtlpSink;
beforeAll(async () => void (providers = await startProviders()));
afterAll(() => providers.close());
beforeEach(async () => void (sink = await OtlpSink.start()));
afterEach(() => sink.close());

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly complaints: string;
}

/** Runs an application to its end, as a user would start it. */
function run(app: string, nodeOptions: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(process.execPath, ['--conditions=@spancost/source', ...nodeOptions, join(import.meta.dirname, 'apps', app)], {
    cwd: join(import.meta.dirname, 'apps'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      OPENAI_BASE_URL: `${providers.url}/openai/v1`,
      OPENAI_API_KEY: 'test',
      OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_LOG_LEVEL: 'error',
      ...env,
    },
  });
  let output = '';
  let complaints = '';
  child.stdout.on('data', (data) => (output += String(data)));
  child.stderr.on('data', (data) => (complaints += String(data)));
  return new Promise((resolve) => void child.once('close', (code) => resolve({ code, output, complaints })));
}

const GPT_5 = {
  'gen_ai.request.model': 'gpt-5',
  'gen_ai.usage.input_tokens': 1000,
  'gen_ai.usage.output_tokens': 200,
  'spancost.cost.exact': '0.00325',
};

describe('without a line of code', () => {
  it.each([
    ['an ES module', 'plain.mjs', '--import'],
    ['CommonJS', 'plain.cjs', '--require'],
    ['CommonJS', 'plain.cjs', '--import'],
  ])('%s (%s, %s) has its call as span, event and metric, sent when it runs out of work', async (_case, app, flag) => {
    const ended = await run(app, [flag, '@spancost/node/register']);
    expect(ended).toMatchObject({ code: 0, output: '{"total":1200}\n', complaints: '' });
    expect(sink.spans.map((span) => span.name)).toEqual(['chat gpt-5']);
    expect(sink.spans[0]?.attributes).toMatchObject({ ...GPT_5, 'spancost.cost.usd': 0.00325 });
    expect(sink.events.map((event) => event.name)).toEqual(['spancost.usage']);
    expect(sink.events[0]).toMatchObject({ traceId: sink.spans[0]?.traceId, spanId: sink.spans[0]?.spanId, attributes: GPT_5 });
    expect([...(sink.metrics.get('spancost.client.cost')?.values() ?? [])]).toEqual([0.00325]);
    expect([...(sink.metrics.get('spancost.client.operation.cost')?.values() ?? [])]).toEqual([0.00325]);
  });
});

describe('register()', () => {
  it('instruments an SDK that was imported before it, attributes the call, and starts once', async () => {
    const ended = await run('registers-itself.mjs');
    expect(ended).toMatchObject({ code: 0, output: '{"total":1200,"once":true}\n', complaints: '' });
    expect(sink.spans[0]?.attributes).toMatchObject({
      ...GPT_5,
      'user.id': 'u-17',
      'spancost.tenant': 'acme',
      'spancost.feature': 'chat',
      'session.id': 's-1',
    });
    expect(sink.events[0]?.attributes).toMatchObject({
      'user.id': 'u-17',
      'spancost.tenant': 'acme',
      'spancost.feature': 'chat',
      'session.id': 's-1',
    });
  });

  it('called again says which 2 options came too late, and a single name is required as well as a list', async () => {
    const ended = await run('register-again.mjs', [], { OTEL_LOG_LEVEL: 'warn' });
    expect(ended.output).toBe('{"isSame":true,"failure":"SPANCOST_NOT_INSTRUMENTED"}\n');
    expect(ended.complaints).toContain('what this call says of require, serviceName is left out of account');
    expect(ended.complaints).toContain('there is no instrumentation for no-such-sdk');
  });

  it('at 0 % sampling exports no span, and the call with its cost as an event and a metric', async () => {
    await run('registers-itself.mjs', [], { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' });
    expect(sink.spans).toEqual([]);
    expect(sink.events[0]?.attributes).toMatchObject(GPT_5);
    expect([...(sink.metrics.get('spancost.client.cost')?.values() ?? [])]).toEqual([0.00325]);
  });

  it('with OTEL_SDK_DISABLED=true sends nothing and changes nothing', async () => {
    expect(await run('registers-itself.mjs', [], { OTEL_SDK_DISABLED: 'true' })).toMatchObject({
      code: 0,
      output: '{"total":1200,"once":true}\n',
    });
    expect([sink.spans.length, sink.events.length, sink.metrics.size]).toEqual([0, 0, 0]);
  });

  it.each(['{"collectorUrl":7}', '{"spanProcessors":7}', '{"instrumentations":{}}'])(
    'with options %s does not start, says so, and lets the application go on',
    async (options) => {
      const ended = await run('mistaken-options.mjs', [], { OPTIONS: options });
      expect(ended).toMatchObject({ code: 0, output: 'chat.completion\n' });
      expect(ended.complaints).toContain('register() could not start');
    },
  );

  it.each([
    ['OTEL_TRACES_EXPORTER', 0, 1],
    ['OTEL_LOGS_EXPORTER', 1, 0],
  ])('with %s=none sends %i spans and %i events', async (variable, spans, events) => {
    await run('registers-itself.mjs', [], { [variable]: 'none' });
    expect([sink.spans.length, sink.events.length]).toEqual([spans, events]);
  });
});

describe('the conventions', () => {
  const TODAY = 'gen_ai.usage.cache_write.input_tokens';
  const IN_1_41 = 'gen_ai.usage.cache_creation.input_tokens';
  const genAIMetrics = (): unknown => [...sink.metrics.keys()].filter((name) => name.startsWith('gen_ai.')).toSorted();

  it('1.41 by SPANCOST_CONVENTIONS are those of spans and, where they are asked for, of metrics; of events they are not', async () => {
    await run('caches.mjs', [], { SPANCOST_CONVENTIONS: '1.41', SPANCOST_GEN_AI_METRICS: 'true' });
    expect(sink.spans[0]?.attributes).toMatchObject({ [IN_1_41]: 300 });
    expect(sink.spans[0]?.attributes).not.toHaveProperty([TODAY]);
    expect(sink.events[0]?.attributes).toMatchObject({ [TODAY]: 300 });
    expect(genAIMetrics()).toEqual(['gen_ai.client.operation.duration', 'gen_ai.client.token.usage']);
  });

  it('both by option go before OTEL_SEMCONV_STABILITY_OPT_IN, and count the money once', async () => {
    const OTEL_SEMCONV_STABILITY_OPT_IN = 'gen_ai_latest_experimental';
    const { complaints } = await run('caches.mjs', [], { OPTIONS: '{"conventions":"both"}', OTEL_SEMCONV_STABILITY_OPT_IN });
    expect(complaints).toBe('');
    expect(sink.spans[0]?.attributes).toMatchObject({ [TODAY]: 300, [IN_1_41]: 300 });
    expect(sink.events).toHaveLength(1);
    expect([...(sink.metrics.get('spancost.client.cost')?.values() ?? [])]).toEqual([sink.spans[0]?.attributes['spancost.cost.usd']]);
    expect(genAIMetrics()).toEqual([]);
  });
});

describe('onCall', () => {
  it('in the options and as a function gives the priced result to the application, until shutdown', async () => {
    const ended = await run('listens.mjs');
    expect(ended).toMatchObject({ code: 0, complaints: expect.stringContaining('a callback of onCall() failed') });
    const call = { provider: 'openai', model: 'gpt-5', cost: '0.00325', user: 'u-17', status: 'success' };
    expect(JSON.parse(ended.output)).toEqual({
      byOption: [call, { ...call, status: 'error' }],
      byFunction: [call, { ...call, status: 'error' }],
    });
    expect(sink.events).toHaveLength(2);
  });
});

describe('a collector that does not do its part leaves the AI call as it was', () => {
  it('that is down: the answer is there, the failure is in the diagnostics', async () => {
    const ended = await run('registers-itself.mjs', [], {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
      OTEL_EXPORTER_OTLP_TIMEOUT: '500',
      OTEL_METRICS_EXPORTER: 'none',
    });
    expect(ended).toMatchObject({ code: 0, output: '{"total":1200,"once":true}\n' });
    expect(ended.complaints).toContain('ECONNREFUSED');
  });

  it('that is down when the process runs out of work: it ends without the retries, and says what is lost', async () => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9', OTEL_METRICS_EXPORTER: 'none' };
    const ended = await run('plain.mjs', ['--import', '@spancost/node/register'], env);
    expect(ended).toMatchObject({ code: 0, output: '{"total":1200}\n' });
    expect(ended.complaints).toContain('nobody listens at http://127.0.0.1:9');
  });

  it('that answers 500: the answer is there, and what was dropped is counted', async () => {
    sink.logStatus = 500;
    expect(await run('plain.mjs', ['--import', '@spancost/node/register'])).toMatchObject({ code: 0, output: '{"total":1200}\n' });
    const processed = [...(sink.metrics.get('otel.sdk.processor.log.processed') ?? [])];
    expect(processed.filter(([attributes]) => attributes.includes('error.type')).map(([, count]) => count)).toEqual([1]);
  });
});

describe('a process that ends with streams nobody has read to their end', () => {
  it.each(['yes', 'no'])('has each of them as a call without output (shutdown awaited: %s)', async (shutdown) => {
    expect(await run('drops-streams.mjs', [], { SHUTDOWN: shutdown })).toMatchObject({ code: 0, complaints: '' });
    expect(sink.events.map(({ attributes }) => attributes['spancost.cost.basis'])).toEqual(['unpriced', 'unpriced']);
    expect(sink.spans).toHaveLength(2);
  });
});

describe('with an OpenTelemetry SDK of the application', () => {
  it.each([
    ['cost', { cost: true, events: 0, user: false }],
    ['attribution', { cost: false, events: 0, user: true }],
    ['events', { cost: false, events: 1, user: false }],
    ['attribution,cost,events,sampler', { cost: true, events: 1, user: true }],
  ])('adding %s gives what it promises, by itself', async (pieces, { cost, events, user }) => {
    const ended = await run('own-sdk.mjs', [], { PIECES: pieces });
    expect(ended.code).toBe(0);
    expect(ended.complaints).toContain('register() started nothing');
    expect(sink.spans).toHaveLength(1);
    expect('spancost.cost.exact' in sink.spans[0]!.attributes).toBe(cost);
    expect(sink.metrics.has('spancost.client.cost')).toBe(cost);
    expect(sink.events).toHaveLength(events);
    expect(sink.spans[0]?.attributes['user.id']).toBe(user ? 'u-17' : undefined);
  });

  it('the sampler keeps calls that the application does not sample, for events and metrics', async () => {
    await run('own-sdk.mjs', [], { PIECES: 'attribution,cost,events,sampler', SAMPLED: 'no' });
    expect(sink.spans).toEqual([]);
    expect(sink.events[0]?.attributes).toMatchObject({ ...GPT_5, 'user.id': 'u-17' });
    expect([...(sink.metrics.get('spancost.client.cost')?.values() ?? [])]).toEqual([0.00325]);
  });
});
