import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { SentUsageAnswer } from '@spancost/api';
import { DEFAULT_CONFIG, startCollector, type CollectorConfig } from '@spancost/collector';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { withRequests, type RunningCollector } from '../../running-collector.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const CALL = { provider: 'openai', model: 'gpt-5', usage: { input_tokens: 1000, output_tokens: 200 } };

/** One collector for all cases: none of them may harm it. */
let collector: RunningCollector;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-collector-'));
  const config: CollectorConfig = {
    ...DEFAULT_CONFIG,
    listen: { host: '127.0.0.1', port: 0 },
    ledger: { path: join(folder, 'ledger.duckdb') },
    log: { level: 'silent' },
  };
  const started = await startCollector(config);
  collector = withRequests(started, config);
  return async () => {
    await started.close();
    rmSync(folder, { recursive: true, force: true });
  };
});

describe('a call that is not as it has to be', () => {
  it.each<[string, unknown, string, RegExp]>([
    ['no provider', { ...CALL, provider: undefined }, 'provider', /who answered, such as openai/],
    ['an empty model', { ...CALL, model: '' }, 'model', /a text of 1 to 1024 characters/],
    ['no usage', { ...CALL, usage: undefined }, 'usage', /such as \{"input_tokens": 1000/],
    ['usage that is a number', { ...CALL, usage: 5 }, 'usage', /write what the call used/],
    ['tokens as a text', { ...CALL, usage: { input_tokens: '5' } }, 'usage.input_tokens', /a number from 0 up, or leave it out/],
    ['tokens that are null', { ...CALL, usage: { input_tokens: null } }, 'usage.input_tokens', /leave it out where it is not known/],
    ['half a token', { ...CALL, usage: { input_tokens: 0.5 } }, 'usage.input_tokens', /not a whole number/],
    ['more tokens than a double holds', { ...CALL, usage: { input_tokens: 2 ** 60 } }, 'usage.input_tokens', /not a whole number/],
    ['more cached than sent', { ...CALL, usage: { input_tokens: 1, cache_read_tokens: 2 } }, 'usage.input_tokens', /above the input, 1/],
    ['names as an SDK has them', { ...CALL, usage: { inputTokens: 5 } }, 'usage.inputTokens', /did you mean input_tokens\?/],
    ['a user beside usage', { ...CALL, user: 'u' }, 'user', /belongs into attribution/],
    ['tokens beside usage', { ...CALL, output_tokens: 5 }, 'output_tokens', /belongs into usage/],
    ['a field that nothing is like', { ...CALL, whatever_this_is: 5 }, 'whatever_this_is', /write one of id, provider/],
    ['a cost as a number', { ...CALL, reported_cost_usd: 0.1 }, 'reported_cost_usd', /a number would not hold every amount/],
    ['a cost below zero', { ...CALL, reported_cost_usd: '-1' }, 'reported_cost_usd', /plain amount/],
    ['a cost with an exponent', { ...CALL, reported_cost_usd: '1e-3' }, 'reported_cost_usd', /plain amount/],
    ['a time without a zone', { ...CALL, called_at: '2026-11-20T10:00:00' }, 'called_at', /ISO 8601 with its zone/],
    ['a day that does not exist', { ...CALL, called_at: '2026-02-30T10:00:00Z' }, 'called_at', /ISO 8601/],
    ['a time in the future', { ...CALL, called_at: '2099-01-01T00:00:00Z' }, 'called_at', /after the collector's clock/],
    ['a time before 1970, which no day of the ledger is', { ...CALL, called_at: '1969-12-31T23:59:59Z' }, 'called_at', /before 1970/],
    ['a time before 1970 in its zone', { ...CALL, called_at: '1970-01-01T00:30:00+01:00' }, 'called_at', /before 1970/],
    ['a duration below zero', { ...CALL, duration_ms: -1 }, 'duration_ms', /from 0 up/],
    [
      'a duration of a month',
      { ...CALL, called_at: '2026-01-01T00:00:00Z', duration_ms: 30 * 86_400_000 },
      'duration_ms',
      /takes 30.0 days/,
    ],
    ['an operation that costs nothing', { ...CALL, operation: 'invoke_agent' }, 'operation', /write one of chat/],
    ['a status nobody knows', { ...CALL, status: 'ok' }, 'status', /write one of success/],
    ['a user that is a number', { ...CALL, attribution: { user: 17 } }, 'attribution.user', /a user, a text/],
    ['a user of 1,025 characters', { ...CALL, attribution: { user: 'u'.repeat(1025) } }, 'attribution.user', /1 to 1024/],
    ['metadata that is a list', { ...CALL, attribution: { metadata: [] } }, 'attribution.metadata', /texts by name/],
    ['metadata with a number', { ...CALL, attribution: { metadata: { a: 1 } } }, 'attribution.metadata.a', /texts as values/],
    [
      'a trace id of letters',
      { ...CALL, trace_id: 'z'.repeat(32), span_id: 'b'.repeat(16) },
      'trace_id',
      /32 lower-case hexadecimal digits/,
    ],
    ['a trace id of zeros', { ...CALL, trace_id: '0'.repeat(32), span_id: 'b'.repeat(16) }, 'trace_id', /not all zero/],
    ['a trace id without a span id', { ...CALL, trace_id: 'a'.repeat(32) }, 'span_id', /both, or neither/],
    ['a call that is null', null, '', /write a call as an object/],
    ['a call that is a list', [CALL], '', /write a call as an object/],
  ])('%s is refused with where it is and what to write', async (_, call, path, says) => {
    const response = await collector.post('/api/v1/usage', JSON.stringify({ calls: [call] }), JSON_TYPE);
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const { results, accepted } = (await response.json()) as SentUsageAnswer;
    expect(accepted).toBe(0);
    expect(results).toMatchObject([
      { outcome: 'rejected', problems: expect.arrayContaining([{ path, message: expect.stringMatching(says) }]) },
    ]);
  });

  it.each<[string, string, Record<string, string>, number, RegExp]>([
    ['no JSON', '{', JSON_TYPE, 400, /not JSON/],
    ['an empty body', '', JSON_TYPE, 400, /not JSON/],
    ['a number', '5', JSON_TYPE, 400, /one call, or \{"calls"/],
    ['a list', '[]', JSON_TYPE, 400, /one call, or \{"calls"/],
    ['no calls', '{"calls":[]}', JSON_TYPE, 400, /a list of at least one call/],
    ['calls that are an object', '{"calls":{}}', JSON_TYPE, 400, /a list of at least one call/],
    ['a tenant beside calls', '{"calls":[{}],"tenant":"acme"}', JSON_TYPE, 400, /tenant: stands beside calls/],
    ['100,000 levels', '['.repeat(100_000), JSON_TYPE, 400, /nested deeper/],
    ['two million values', `[${','.repeat(2_000_000)}]`, JSON_TYPE, 413, /limits\.values/],
    ['another content type', '{}', { 'content-type': 'text/csv' }, 415, /application\/json/],
    ['an encoding nobody knows', '{}', { ...JSON_TYPE, 'content-encoding': 'br' }, 415, /gzip, deflate, zstd/],
    ['a key that is not ASCII', '{}', { ...JSON_TYPE, 'idempotency-key': 'ä' }, 400, /Idempotency-Key is 1 to 255/],
    ['a key of 256 characters', '{}', { ...JSON_TYPE, 'idempotency-key': 'k'.repeat(256) }, 400, /Idempotency-Key is 1 to 255/],
  ])('a request with %s is refused as a whole', async (_, body, headers, status, says) => {
    const response = await collector.post('/api/v1/usage', body, headers);
    expect(response.status).toBe(status);
    expect(((await response.json()) as { detail: string }).detail).toMatch(says);
  });

  it.each([
    ['gzip', gzipSync],
    ['zstd', zstdCompressSync],
  ])('a body in %s is taken', async (encoding, compress) => {
    const body = new Uint8Array(compress(JSON.stringify(CALL)));
    expect((await collector.post('/api/v1/usage', body, { ...JSON_TYPE, 'content-encoding': encoding })).status).toBe(200);
  });

  it('a member named __proto__ is a member that is not known', async () => {
    const response = await collector.post(
      '/api/v1/usage',
      '{"__proto__":{"provider":"openai"},"provider":"openai","model":"m","usage":{}}',
      JSON_TYPE,
    );
    expect(response.status).toBe(422);
  });

  it('whatever the JSON, each call has one result, what is charged is in the ledger, and the collector lives', async () => {
    const before = (await collector.stats('?period=lifetime')).total_requests;
    let charged = 0;
    const mostly = (good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
      fc.oneof({ weight: 30, arbitrary: good }, { weight: 1, arbitrary: fc.jsonValue() }, { weight: 1, arbitrary: fc.double() });
    const text = mostly(fc.string({ minLength: 1, unit: 'binary' }));
    const tokens = mostly(fc.nat());
    const usage = fc.record(
      {
        input_tokens: tokens,
        output_tokens: tokens,
        cache_read_tokens: mostly(fc.constant(0)),
        images: tokens,
        audio_seconds: mostly(fc.nat()),
      },
      { requiredKeys: ['input_tokens'] },
    );
    const call = fc.record(
      {
        id: text,
        provider: mostly(fc.constantFrom('openai', 'nobody')),
        model: mostly(fc.constant('gpt-5')),
        usage: mostly(usage),
        attribution: mostly(
          fc.record({ tenant: text, user: text, metadata: mostly(fc.dictionary(fc.string(), text)) }, { requiredKeys: [] }),
        ),
        called_at: mostly(fc.constant('2026-11-20T10:00:00Z')),
        duration_ms: mostly(fc.nat()),
        response_id: text,
        reported_cost_usd: mostly(fc.constant('0.1')),
        parameters: mostly(fc.dictionary(fc.string(), text)),
      },
      { requiredKeys: ['provider', 'model', 'usage'] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 9, arbitrary: call }, { weight: 1, arbitrary: fc.jsonValue() }), { minLength: 1, maxLength: 20 }),
        async (calls) => {
          const response = await collector.post('/api/v1/usage', JSON.stringify({ calls }), JSON_TYPE);
          expect([200, 207, 422]).toContain(response.status);
          const { results, accepted, refused } = (await response.json()) as SentUsageAnswer;
          expect(results.map(({ index }) => index)).toEqual(calls.map((_, index) => index));
          expect(accepted + refused).toBe(calls.length);
          charged += results.filter(({ outcome }) => outcome === 'charged').length;
        },
      ),
      { numRuns: 250 },
    );
    expect(charged).toBeGreaterThan(50);
    expect((await collector.stats('?period=lifetime')).total_requests).toBe(before + charged);
  }, 60_000);
});
