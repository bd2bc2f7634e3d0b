import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Runs, type Run } from './ai-sdk-runs.ts';
import { nodePrograms } from './loading/node-programs.ts';

const NETWORK = '@spancost/instrumentation/network';
const FOLLOWER = '@spancost/instrumentation/ai-sdk';

let providers: ProvidersServer;
let runs: Runs;
beforeAll(async () => {
  providers = await startProviders();
  runs = new Runs(providers.url);
});
afterAll(() => providers.close());

/** 1,200 in, of which 1,024 cached, and 151 out, of which 128 of reasoning. */
const USAGE = {
  'gen_ai.usage.input_tokens': 1200,
  'gen_ai.usage.cache_read.input_tokens': 1024,
  'gen_ai.usage.output_tokens': 151,
  'gen_ai.usage.reasoning.output_tokens': 128,
};

/** What is one call of OpenAI's. */
const ONCE = [
  'chat',
  'responses',
  'stream',
  'streamedResponse',
  'consumed',
  'forBrowser',
  'object',
  'streamedObject',
  'compatible',
  'withheld',
  'embed',
  'embedMany',
];

/** What has the usage above: (176 × 1.25 + 1,024 × 0.125 + 151 × 10) per million. */
const CACHED = ['chat', 'responses', 'stream', 'streamedResponse', 'consumed', 'forBrowser', 'silent'];

/** Calls of others, with their prices by hand. */
const PRICED: readonly (readonly [string, string, string])[] = [
  // (36 × 3 + 64 × 0.3 + 30 × 3.75 + 200 × 15) per million
  ['claude', 'anthropic', '0.0032397'],
  ['streamedClaude', 'anthropic', '0.0032397'],
  // (1,000 × 0.3 + 290 × 2.5) per million
  ['gemini', 'gcp.gemini', '0.001025'],
  ['streamedGemini', 'gcp.gemini', '0.001025'],
  // (2 × 5 + 1,056 of a picture × 40) per million; 8 characters × 15 per million; 2 seconds of 0.006 per minute
  ['image', 'openai', '0.04225'],
  ['speech', 'openai', '0.00012'],
  ['transcript', 'openai', '0.0002'],
];

/** 1.1 times (36 × 1 + 64 × 0.1 + 30 × 1.25 + 200 × 5) per million: a profile of the US. */
const OF_SEVEN: readonly (readonly [string, string, string])[] = [
  ['haiku', 'aws.bedrock', '0.00118789'],
  ['streamedHaiku', 'aws.bedrock', '0.00118789'],
  // (1,000 × 2.5 + 200 × 10) per million; one search unit of 2 per thousand
  ['cohere', 'cohere', '0.0045'],
  ['streamedCohere', 'cohere', '0.0045'],
  ['rerank', 'cohere', '0.002'],
];

function addUp(app: () => Run): void {
  it('events, spans and the metric add up to the same', () => {
    const [ofEvents = 0, ofSpans] = app().totals;
    expect(ofEvents).toBeGreaterThan(0.01);
    expect(ofSpans).toBeCloseTo(ofEvents, 12);
    expect(app().usd).toBeCloseTo(ofEvents, 12);
  });
}

function tellNoSecrets(app: () => Run): void {
  it('no prompt, no answer and no key is exported', () => {
    const told = JSON.stringify(app().spans);
    for (const secret of ['SENTINEL', 'stand-in', 'sk-secret']) expect(told).not.toContain(secret);
  });
}

describe.each([
  ['5', 'on'],
  ['5', 'off'],
  ['6', 'on'],
  ['6', 'off'],
  ['7', 'on'],
  ['7', 'legacy'],
  ['7', 'off'],
])('version %s of the AI SDK, its own telemetry %s, at a host that nobody knows', (major, telemetry) => {
  let app: Run;
  beforeAll(async () => void (app = await runs.of(major, telemetry, 'on')));

  it.each(ONCE)('%s is one charge', (feature) => {
    expect(app.charges(feature)).toMatchObject([{ 'otel.scope.name': NETWORK, 'gen_ai.provider.name': 'openai' }]);
  });

  it.each(CACHED)('%s of 176 fresh, 1,024 cached and 151 out of gpt-5 costs $0.001858', (feature) => {
    expect(app.charges(feature)).toMatchObject([{ ...USAGE, 'spancost.cost.exact': '0.001858' }]);
  });

  it.each([...PRICED, ...(major === '7' ? OF_SEVEN : [])])('%s of %s costs $%s', (feature, provider, cost) => {
    expect(app.charges(feature)).toMatchObject([
      { 'otel.scope.name': NETWORK, 'gen_ai.provider.name': provider, 'spancost.cost.exact': cost, 'spancost.cost.basis': 'computed' },
    ]);
  });

  it.each(['tools', 'agent'])('a tool that %s call is two calls, with two ids', (feature) => {
    const ids = app.charges(feature).map((attributes) => attributes['gen_ai.response.id']);
    expect([ids.length, new Set(ids).size]).toEqual([2, 2]);
  });

  it('a retry is an attempt of the same request, and what the provider refused costs nothing', () => {
    const [refused, answered] = app.charges('retried');
    expect(refused).toMatchObject({ 'error.type': '500', 'spancost.cost.exact': '0' });
    expect(Number(answered?.['spancost.cost.exact'])).toBeGreaterThan(0);
    const attempts = app.spans.filter(({ scope, attributes }) => scope === NETWORK && attributes['spancost.feature'] === 'retried');
    expect(attempts.map(({ attributes }) => attributes['http.request.resend_count'])).toEqual([undefined, 1]);
  });

  it('a call with a wrong key costs nothing', () => {
    expect(app.charges('refused')).toMatchObject([{ 'error.type': '401', 'spancost.cost.exact': '0' }]);
  });

  it('a stream that is left after two parts is counted once', () => {
    expect(app.charges('left')).toHaveLength(1);
  });

  it('a stream that is aborted is counted once, without a price, with the 21 characters that were sent and what came', () => {
    const [call, ...more] = app.charges('aborted');
    expect(more).toEqual([]);
    expect(call).toMatchObject({
      'error.type': 'APIUserAbortError',
      'spancost.cost.basis': 'unpriced',
      'spancost.seen.input_characters': 21,
    });
    expect(call?.['spancost.seen.output_characters']).toBeGreaterThan(10);
  });

  it('a stream whose usage the provider withholds is counted, without a price, with the characters of both sides', () => {
    expect(app.charges('withheld')).toMatchObject([
      {
        'gen_ai.request.stream': true,
        'spancost.cost.basis': 'unpriced',
        'spancost.seen.input_characters': 21,
        'spancost.seen.output_characters': 108,
      },
    ]);
  });

  addUp(() => app);
  tellNoSecrets(() => app);
});

/** 400 fresh, 600 cached and 200 out of gpt-5: (400 × 1.25 + 600 × 0.125 + 200 × 10) per million; without the cached, 0.00325. */
const OWN = '0.002575';

describe.each([
  ['5', 'on', 'ai', { own: ['0.00325'], streamedOwn: [OWN], objectOwn: ['0.00325'], embedOwn: ['0.00002'], leftOwn: [] }],
  ['5', 'off', '', { own: [], streamedOwn: [], objectOwn: [], embedOwn: [], failedOwn: [], leftOwn: [] }],
  ['6', 'on', 'ai', { own: [OWN], streamedOwn: [OWN], objectOwn: ['0.00325'], embedOwn: ['0.00002'], leftOwn: [] }],
  ['6', 'off', FOLLOWER, { own: [OWN], streamedOwn: [OWN], objectOwn: [], embedOwn: [] }],
  ['7', 'on', 'gen_ai', { own: [OWN], streamedOwn: [OWN], objectOwn: [OWN], embedOwn: ['0.00002'], leftOwn: [] }],
  ['7', 'off', FOLLOWER, { own: [OWN], streamedOwn: [OWN], objectOwn: [OWN], embedOwn: ['0.00002'] }],
])('a model that sends no request, in version %s with its telemetry %s', (major, telemetry, scope, expected) => {
  const costs: Readonly<Record<string, readonly (string | undefined)[]>> = { failedOwn: [undefined], leftOwn: [undefined], ...expected };
  let app: Run;
  beforeAll(async () => void (app = await runs.of(major, telemetry, 'on')));

  it.each(Object.entries(costs))('%s is charged %j', (feature, told) => {
    const charges = app.charges(feature);
    expect(charges.map((charge) => charge['spancost.cost.exact'])).toEqual(told);
    expect(new Set(charges.map((charge) => charge['otel.scope.name']))).toEqual(new Set(told.map(() => scope)));
  });
});

describe('version 7 without telemetry of its own', () => {
  let app: Run;
  beforeAll(async () => void (app = await runs.of('7', 'off', 'on')));

  it('has a span for each operation, step and tool, and the requests and charges are below them', () => {
    const around = 'invoke_agent shop';
    expect(app.tree('agent').toSorted()).toEqual([
      `chat gpt-5 < step 1 < ${around}`,
      `chat gpt-5 < step 2 < ${around}`,
      `execute_tool stock < step 1 < ${around}`,
      around,
      `step 1 < ${around}`,
      `step 2 < ${around}`,
    ]);
    expect(app.tree('own').toSorted()).toEqual([`chat gpt-5 < step 1 < ${around}`, around, `step 1 < ${around}`]);
  });

  it('ends the spans of streams that were left, and tells none of a call that is to be silent', () => {
    expect(app.tree('leftOwn')).toHaveLength(3);
    expect(app.tree('left')).toHaveLength(3);
    expect(app.tree('silent')).toEqual(['chat gpt-5']);
  });

  it('costs nothing around its calls, and tells their usage once', () => {
    const around = app.spans.filter(({ name }) => /^(invoke_agent|step|execute_tool) /.test(name));
    expect(around.length).toBeGreaterThan(50);
    for (const { attributes } of around)
      expect(Object.keys(attributes).filter((name) => name.startsWith('gen_ai.usage.') || name.startsWith('spancost.cost.'))).toEqual([]);
  });
});

describe.each([
  ['5', 'on', 'ai'],
  ['6', 'on', 'ai'],
  ['7', 'on', 'gen_ai'],
  ['7', 'off', FOLLOWER],
])('version %s of the AI SDK with its telemetry %s, where the network is not watched', (major, telemetry, scope) => {
  let app: Run;
  beforeAll(async () => void (app = await runs.of(major, telemetry, 'off')));

  it.each([...ONCE, 'claude', 'streamedClaude', 'gemini', 'streamedGemini'])('%s is one charge', (feature) => {
    expect(app.charges(feature)).toMatchObject([{ 'otel.scope.name': scope }]);
  });

  it.each(PRICED.filter(([feature]) => /claude|gemini/i.test(feature)))('%s of %s costs $%s', (feature, provider, cost) => {
    expect(app.charges(feature)).toMatchObject([{ 'gen_ai.provider.name': provider, 'spancost.cost.exact': cost }]);
  });

  it('a stream has its cached tokens and costs $0.001858', () => {
    const { 'gen_ai.usage.reasoning.output_tokens': reasoning, ...usage } = USAGE;
    // @ai-sdk/otel leaves reasoning out, which costs what other output does.
    const told = scope === 'gen_ai' ? usage : { ...usage, 'gen_ai.usage.reasoning.output_tokens': reasoning };
    expect(app.charges('stream')).toMatchObject([{ ...told, 'spancost.cost.exact': '0.001858' }]);
  });

  it('an answer in one piece costs what the AI SDK says of it: version 5 says nothing of cached tokens', () => {
    expect(app.charges('chat')).toMatchObject([{ 'spancost.cost.exact': major === '5' ? '0.00301' : '0.001858' }]);
  });

  addUp(() => app);
  tellNoSecrets(() => app);
});

describe.each(['5', '6', '7'])('an application of version %s', (major) => {
  it('gets what it gets without Spancost: answers, streams, tools, agents, objects, media, errors', async () => {
    const bare = await runs.of(major, 'off', 'on', { BARE: '1' });
    expect(bare.spans).toEqual([]);
    expect(JSON.parse(bare.printed)).toMatchObject({
      chat: { finishReason: 'stop' },
      tools: { steps: 2 },
      agent: { steps: 2 },
      claude: { finishReason: 'stop' },
      gemini: { finishReason: 'stop' },
      image: { images: 1 },
      transcript: { text: expect.stringContaining('2 seconds') },
      own: { finishReason: 'stop' },
      objectOwn: { object: { left: 3 } },
      failedOwn: 'TypeError: no such model',
      refused: expect.stringMatching(/^AI_APICallError/),
    });
    for (const telemetry of ['off', 'on']) expect((await runs.of(major, telemetry, 'on')).printed).toBe(bare.printed);
  });
});

describe.each(nodePrograms().filter(({ path }) => path !== process.execPath))('Node $major', ({ path }) => {
  it.skipIf(path === undefined)(
    'sees the same calls with the same costs: the channels of its undici, and what it has none for',
    async () => {
      const [here, there] = [await runs.of('7', 'off', 'on'), await runs.of('7', 'off', 'on', { NODE: path ?? '' })];
      expect(there.summary).toEqual(here.summary);
      expect(there.tree('agent').toSorted()).toEqual(here.tree('agent').toSorted());
      expect(there.printed).toBe(here.printed);
    },
  );
});

describe('content', () => {
  it('is exported where the application asks for it', async () => {
    const app = await runs.of('6', 'on', 'off', { OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT: 'true' });
    expect(JSON.stringify(app.spans)).toContain('SENTINEL');
  });

  it('costs nothing to leave out: sampled away, every call is charged all the same', async () => {
    const app = await runs.of('6', 'on', 'off', { OTEL_TRACES_SAMPLER: 'always_off' });
    expect(app.spans).toEqual([]);
    expect(ONCE.map((feature) => app.charges(feature).length)).toEqual(ONCE.map(() => 1));
  });
});
