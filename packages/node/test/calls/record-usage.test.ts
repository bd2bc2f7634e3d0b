import { SpanKind, trace } from '@opentelemetry/api';
import { AlwaysOffSampler } from '@opentelemetry/sdk-trace';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordUsage, trackAiCall, withAttribution, type UsageRecord } from '../../src/index.ts';
import { callTime } from '../../src/calls/call-time.ts';
import { InMemory } from '../in-memory.ts';

const RECORD: UsageRecord = { provider: 'openai', model: 'gpt-5', usage: { inputTokens: 1000, outputTokens: 200 } };

let telemetry: InMemory;
beforeEach(() => void (telemetry = new InMemory()));
afterEach(() => telemetry[Symbol.dispose]());

describe('recordUsage', () => {
  it('logs a call of the past with everything that is known of it, and says that it cost $0.00325', async () => {
    const cost = recordUsage({
      ...RECORD,
      responseModel: 'gpt-5-2025-08-07',
      stream: true,
      at: '2026-11-20T10:00:00.250Z',
      durationMs: 840.5,
      user: 'u-17',
      tenant: 'acme',
      feature: 'knowledge_qa',
      session: 's-1',
      task: 'summary',
      object: 'order/9',
      metadata: { campaign: 'spring' },
    });
    expect(cost).toMatchObject({ basis: 'computed', exact: '0.00325', usd: 0.00325 });
    const [span] = telemetry.spans;
    expect(span).toMatchObject({
      name: 'chat gpt-5',
      kind: SpanKind.CLIENT,
      startTime: [Date.parse('2026-11-20T10:00:00Z') / 1000, 250_000_000],
    });
    expect(span?.duration).toEqual([0, 840_500_000]);
    expect(telemetry.events[0]?.attributes).toMatchObject({
      'gen_ai.response.model': 'gpt-5-2025-08-07',
      'gen_ai.request.stream': true,
      'spancost.call.duration': 0.8405,
      'user.id': 'u-17',
      'spancost.tenant': 'acme',
      'spancost.feature': 'knowledge_qa',
      'session.id': 's-1',
      'spancost.task': 'summary',
      'spancost.object': 'order/9',
      'spancost.metadata.campaign': 'spring',
      'spancost.cost.exact': '0.00325',
    });
    expect(await telemetry.usd()).toBe(0.00325);
    expect(telemetry.told).toEqual([]);
  });

  it('takes the attribution that surrounds it, and is counted although the sampler drops it', () => {
    telemetry[Symbol.dispose]();
    telemetry = new InMemory(new AlwaysOffSampler());
    withAttribution({ tenant: 'acme', user: 'u-1' }, () => recordUsage({ ...RECORD, user: 'u-2' }));
    expect(telemetry.spans).toEqual([]);
    expect(telemetry.events[0]?.attributes).toMatchObject({ 'spancost.tenant': 'acme', 'user.id': 'u-2' });
  });

  it('prices a call at the price of its own time', () => {
    expect(recordUsage({ ...RECORD, at: new Date('2020-01-01') })).toEqual({ basis: 'unpriced', reason: 'price_missing' });
  });

  it('with an id counts a repetition once, and what is known better again', async () => {
    const record = { ...RECORD, id: 'chatcmpl-17' };
    expect(recordUsage({ ...record, usage: { inputTokens: 1000 } })).toMatchObject({ reason: 'usage_incomplete' });
    expect(recordUsage(record)).toMatchObject({ exact: '0.00325' });
    for (let repetition = 0; repetition < 3; repetition += 1) expect(recordUsage({ ...record, at: repetition })).toBeUndefined();
    expect(recordUsage({ ...record, tenant: 'another' })).toMatchObject({ exact: '0.00325' });
    expect(telemetry.events).toHaveLength(3);
    expect(await telemetry.usd()).toBe(0.0065);
  });

  it('without an id counts every record', () => {
    for (let times = 0; times < 3; times += 1) recordUsage(RECORD);
    expect(telemetry.events).toHaveLength(3);
  });

  it('inside trackAiCall is the charge of the same call', async () => {
    await trackAiCall({ provider: 'openai', model: 'gpt-5' }, (call) => {
      call.setUsage(RECORD.usage);
      recordUsage(RECORD);
    });
    expect(telemetry.events).toHaveLength(1);
  });

  it.each<[Partial<UsageRecord>, string | undefined, string | undefined]>([
    [{}, undefined, undefined],
    [{ success: true, error: 'a warning' }, undefined, undefined],
    [{ status: 'success' }, undefined, undefined],
    [{ success: false }, 'error', undefined],
    [{ error: 'quota spent' }, 'error', 'quota spent'],
    [{ status: 'timeout' }, 'timeout', undefined],
    [{ success: false, status: 'content_filtered', error: 'no answer' }, 'content_filtered', 'no answer'],
    [{ error: new DOMException('too late', 'TimeoutError') }, 'TimeoutError', 'too late'],
    [{ error: new Error('odd'), status: 'rate_limited' }, 'rate_limited', 'odd'],
  ])('%j is the error %s with the message %s', (outcome, type, message) => {
    recordUsage({ ...RECORD, ...outcome });
    expect(telemetry.events[0]?.attributes['error.type']).toBe(type);
    expect(telemetry.events[0]?.attributes['spancost.call.error_message']).toBe(message);
  });

  it('a call that a rate limit turned down cost nothing', () => {
    expect(recordUsage({ ...RECORD, usage: {}, status: 'rate_limited' })).toMatchObject({ exact: '0', priceId: 'rejected' });
    expect(recordUsage({ ...RECORD, usage: {}, status: 'timeout' })).toEqual({ basis: 'unpriced', reason: 'usage_missing' });
  });

  const trap = new Proxy(
    {},
    {
      get: () => {
        throw new Error('trap');
      },
      ownKeys: () => {
        throw new Error('trap');
      },
    },
  );
  it.each([
    undefined,
    null,
    7,
    'text',
    [],
    {},
    trap,
    { ...RECORD, usage: 7, at: {}, durationMs: 'long', id: {}, metadata: [], error: trap, success: 'no' },
  ])('takes nonsense %# without throwing', (record) => {
    expect(() => recordUsage(record as never)).not.toThrow();
  });

  it('before register() does nothing, and lets the record come again', () => {
    telemetry[Symbol.dispose]();
    const record = { ...RECORD, id: 'early' };
    expect(recordUsage(record)).toBeUndefined();
    telemetry = new InMemory();
    expect(recordUsage(record)).toMatchObject({ exact: '0.00325' });
    expect(trace.isSpanContextValid(telemetry.spans[0]!.spanContext())).toBe(true);
  });
});

describe('callTime', () => {
  it.each([
    [undefined, 250, { startMs: 9_750, endMs: 10_000 }],
    [null, undefined, { startMs: 10_000, endMs: 10_000 }],
    [5_000, 250, { startMs: 5_000, endMs: 5_250 }],
    [new Date(5_000), 0, { startMs: 5_000, endMs: 5_000 }],
    ['1970-01-01T00:00:05Z', 250, { startMs: 5_000, endMs: 5_250 }],
    ['yesterday', 250, { startMs: 9_750, endMs: 10_000 }],
    [new Date('never'), 250, { startMs: 9_750, endMs: 10_000 }],
    [-1, 250, { startMs: 9_750, endMs: 10_000 }],
    [5_000, -1, { startMs: 5_000, endMs: 5_000 }],
    [5_000, Number.NaN, { startMs: 5_000, endMs: 5_000 }],
    [5_000, 8 * 24 * 3_600_000, { startMs: 5_000, endMs: 5_000 }],
  ])('of %j and %j, at 10 s, is %j', (at, durationMs, time) => {
    expect(callTime(at, durationMs, 10_000)).toEqual(time);
  });
});
