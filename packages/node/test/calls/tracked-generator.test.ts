import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { endOpenGenerators } from '../../src/calls/tracked-generator.ts';
import { recordUsage, setAttribution, trackAiCall, withAttribution } from '../../src/index.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InMemory } from '../in-memory.ts';
import { GPT_5, USAGE } from './gpt-5.ts';

setFlagsFromString('--expose-gc');
const gc: () => void = runInNewContext('gc');

let telemetry: InMemory;
beforeEach(() => void (telemetry = new InMemory()));
afterEach(() => telemetry[Symbol.dispose]());

/** A streamed answer by hand, which fails after its second part if that is asked for. */
function stream(failure?: Error): Promise<AsyncGenerator<string, number>> {
  return trackAiCall({ ...GPT_5, user: 'u-17' }, async function* (call) {
    yield 'Hel';
    yield 'lo';
    if (failure !== undefined) throw failure;
    recordUsage({ provider: 'cohere', model: 'rerank-v3.5', operation: 'rerank', usage: { searchUnits: 1 } });
    call.setUsage(USAGE);
    return 17;
  });
}

const tracked = () => telemetry.spans.find(({ name }) => name === 'chat gpt-5');

describe('a tracked call that is a generator', () => {
  it('ends with it, costs $0.00325, attributes what is below it, and gives what the generator gives', async () => {
    const parts = await stream();
    expect(Object.prototype.toString.call(parts)).toBe('[object AsyncGenerator]');
    expect(await parts.next()).toEqual({ value: 'Hel', done: false });
    expect(telemetry.spans).toEqual([]);
    expect(await parts.next()).toEqual({ value: 'lo', done: false });
    expect(await parts.next()).toEqual({ value: 17, done: true });
    expect(await parts.next()).toEqual({ value: undefined, done: true });
    expect(tracked()?.attributes).toMatchObject({ 'user.id': 'u-17', 'spancost.cost.exact': '0.00325' });
    const below = telemetry.spans.find(({ name }) => name.startsWith('rerank'));
    expect(below?.attributes['user.id']).toBe('u-17');
    expect(below?.parentSpanContext?.spanId).toBe(tracked()?.spanContext().spanId);
    expect(telemetry.spans).toHaveLength(2);
    expect(telemetry.told).toEqual([]);
  });

  it('takes several requests at a time in their order', async () => {
    const parts = await stream();
    expect(await Promise.all([parts.next(), parts.next(), parts.next()])).toEqual([
      { value: 'Hel', done: false },
      { value: 'lo', done: false },
      { value: 17, done: true },
    ]);
    expect(tracked()?.attributes['spancost.cost.exact']).toBe('0.00325');
  });

  it('that throws has the error, which its reader gets as it was thrown', async () => {
    const failure = new RangeError('no');
    const read = async (): Promise<void> => {
      for await (const _part of await stream(failure));
    };
    expect(await read().catch((error: unknown) => error)).toBe(failure);
    expect(tracked()?.attributes).toMatchObject({ 'error.type': 'RangeError', 'spancost.cost.basis': 'unpriced' });
  });

  it.each<[string, (parts: AsyncGenerator<string, number>) => Promise<unknown>]>([
    [
      'is left',
      async (parts) => {
        for await (const _part of parts) break;
      },
    ],
    ['is never begun, and closed', (parts) => parts.return(0)],
    ['has something thrown into it', (parts) => parts.throw(new Error('enough')).catch(() => {})],
  ])('that %s is unpriced, which is not zero, once', async (_case, leave) => {
    await leave(await stream());
    expect(tracked()?.attributes).toMatchObject({ 'spancost.cost.basis': 'unpriced', 'spancost.cost.unpriced_reason': 'usage_missing' });
    expect(telemetry.spans).toHaveLength(1);
  });

  it('that nobody holds any more ends', async () => {
    await (async () => void (await (await stream()).next()))();
    for (let round = 0; round < 250 && tracked() === undefined; round++) {
      gc();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(tracked()?.attributes['spancost.cost.basis']).toBe('unpriced');
  });
});

it('a tracked generator that is still read when the process ends is counted, and gives the rest', async () => {
  const parts = await stream();
  await parts.next();
  endOpenGenerators();
  expect(tracked()?.attributes['spancost.cost.basis']).toBe('unpriced');
  expect(await parts.next()).toEqual({ value: 'lo', done: false });
  expect(await parts.next()).toEqual({ value: 17, done: true });
  expect(telemetry.spans.filter(({ name }) => name === 'chat gpt-5')).toHaveLength(1);
});

describe('a generator that withAttribution gives back', () => {
  it('runs inside, whoever reads it, and setAttribution adds to it', async () => {
    async function* chat(): AsyncGenerator<number> {
      recordUsage({ ...GPT_5, usage: USAGE });
      yield 1;
      setAttribution({ tenant: 'acme' });
      recordUsage({ ...GPT_5, usage: USAGE });
    }
    const parts = withAttribution({ user: 'u-17' }, chat);
    await withAttribution({ user: 'reader' }, async () => {
      for await (const part of parts) expect(part).toBe(1);
    });
    expect(telemetry.spans.map(({ attributes }) => [attributes['user.id'], attributes['spancost.tenant']])).toEqual([
      ['u-17', undefined],
      ['u-17', 'acme'],
    ]);
  });

  it('is that of the innermost scope, and in a stream of the web too', async () => {
    const parts = withAttribution({ user: 'outer', tenant: 'acme' }, () =>
      withAttribution({ user: 'inner' }, async function* () {
        recordUsage({ ...GPT_5, usage: USAGE });
        yield 'Hello';
      }),
    );
    expect(await new Response(ReadableStream.from(parts).pipeThrough(new TextEncoderStream())).text()).toBe('Hello');
    expect(telemetry.spans[0]?.attributes).toMatchObject({ 'user.id': 'inner', 'spancost.tenant': 'acme' });
  });

  it('may be a plain one', () => {
    const costs = withAttribution({ user: 'u-17' }, function* () {
      yield recordUsage({ ...GPT_5, usage: USAGE })?.basis;
    });
    expect([...costs]).toEqual(['computed']);
    expect(telemetry.spans[0]?.attributes['user.id']).toBe('u-17');
  });
});

describe('a loop that begins itself anew', () => {
  const ROUNDS = 20_000;

  it(`is attributed to its ${ROUNDS.toLocaleString('en')}th round alone`, async () => {
    let round = 0;
    await new Promise<void>((resolve) => {
      const loop = (): void =>
        withAttribution({ user: `u-${++round}` }, () => {
          if (round < ROUNDS) return void setImmediate(loop);
          recordUsage({ ...GPT_5, usage: USAGE });
          resolve();
        });
      loop();
    });
    const [span] = telemetry.spans;
    expect(span?.attributes['user.id']).toBe(`u-${ROUNDS}`);
    expect(telemetry.told).toEqual([]);
  });

  it('of tracked calls counts each of 2,000', async () => {
    let round = 0;
    await new Promise<void>((resolve) => {
      const loop = (): void =>
        void trackAiCall(GPT_5, (call) => {
          call.setUsage(USAGE);
          if (++round < 2000) setImmediate(loop);
          else resolve();
        });
      loop();
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(telemetry.events).toHaveLength(2000);
    expect(await telemetry.usd()).toBeCloseTo(6.5, 9);
  });
});

it('a tracked call around 3,000 calls that have spans of their own costs nothing by itself, and each of them is counted', async () => {
  await trackAiCall(GPT_5, async () => {
    for (let index = 0; index < 3000; index++) recordUsage({ ...GPT_5, usage: USAGE });
  });
  expect(telemetry.events).toHaveLength(3000);
  expect(telemetry.spans.at(-1)).toMatchObject({ name: 'invoke_workflow' });
});
