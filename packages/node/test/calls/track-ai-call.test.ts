import { context, createContextKey, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AlwaysOffSampler } from '@opentelemetry/sdk-trace';
import { CONTEXT_KEY_CALL_OWNED } from '@spancost/conventions';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setAttribution, trackAiCall, withAttribution, type AiCall } from '../../src/index.ts';
import { InMemory } from '../in-memory.ts';
import { GPT_5, USAGE } from './gpt-5.ts';

let telemetry: InMemory;
beforeEach(() => void (telemetry = new InMemory()));
afterEach(() => telemetry[Symbol.dispose]());

describe('a call that is tracked by hand', () => {
  it('is a CLIENT span with what was said of it, costs $0.00325, and gives back what the function returns', async () => {
    const answer = { text: 'Hello' };
    const given = await trackAiCall({ ...GPT_5, user: 'u-17', feature: 'chat', metadata: { plan: 'pro' } }, async (call) => {
      call.setUsage({ inputTokens: 1000 });
      await Promise.resolve();
      call.setUsage({ outputTokens: 200 });
      call.setMetadata({ campaign: 'spring' });
      call.setResponse({ id: 'r-1', model: 'gpt-5-2025-08-07', finishReasons: ['stop'] });
      return answer;
    });
    expect(given).toBe(answer);
    const [span] = telemetry.spans;
    expect(span).toMatchObject({ name: 'chat gpt-5', kind: SpanKind.CLIENT, status: { code: SpanStatusCode.UNSET } });
    expect(span?.attributes).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'gpt-5',
      'gen_ai.response.model': 'gpt-5-2025-08-07',
      'gen_ai.response.id': 'r-1',
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.usage.input_tokens': 1000,
      'gen_ai.usage.output_tokens': 200,
      'spancost.cost.exact': '0.00325',
      'user.id': 'u-17',
      'spancost.feature': 'chat',
      'spancost.metadata.plan': 'pro',
      'spancost.metadata.campaign': 'spring',
    });
    expect(telemetry.events).toHaveLength(1);
    expect(telemetry.events[0]?.attributes).toMatchObject({ 'spancost.cost.exact': '0.00325', 'spancost.metadata.campaign': 'spring' });
    expect(await telemetry.usd()).toBe(0.00325);
    expect(telemetry.told).toEqual([]);
  });

  it('is counted although the sampler drops it', async () => {
    telemetry[Symbol.dispose]();
    telemetry = new InMemory(new AlwaysOffSampler());
    await trackAiCall({ ...GPT_5, user: 'u-17' }, (call) => call.setUsage(USAGE));
    expect(telemetry.spans).toEqual([]);
    expect(telemetry.events[0]?.attributes).toMatchObject({ 'spancost.cost.exact': '0.00325', 'user.id': 'u-17' });
  });

  it('is the parent of what happens in it, attributes it, and says that the call has its span', async () => {
    const owned = createContextKey(CONTEXT_KEY_CALL_OWNED);
    await withAttribution({ tenant: 'acme', user: 'u-1' }, () =>
      trackAiCall({ ...GPT_5, user: 'u-17' }, (call) => {
        call.setUsage(USAGE);
        call.setMetadata({ early: 'yes' });
        setAttribution({ session: 's-1' });
        trace.getTracer('db').startSpan('SELECT').end();
        expect(context.active().getValue(owned)).toBe(true);
      }),
    );
    const [query, call] = telemetry.spans;
    expect(query?.parentSpanContext?.spanId).toBe(call?.spanContext().spanId);
    expect(query?.attributes).toEqual({
      'user.id': 'u-17',
      'spancost.tenant': 'acme',
      'session.id': 's-1',
      'spancost.metadata.early': 'yes',
    });
    expect(call?.attributes).toMatchObject({ 'user.id': 'u-17', 'spancost.tenant': 'acme' });
  });

  it('without a usage is unpriced, which is not zero, and says so', async () => {
    await trackAiCall(GPT_5, () => 'nothing said');
    expect(telemetry.spans[0]?.attributes).toMatchObject({
      'spancost.cost.basis': 'unpriced',
      'spancost.cost.unpriced_reason': 'usage_missing',
    });
    expect(telemetry.told.join()).toContain('ended without call.setUsage()');
  });

  it('costs what the provider said that it costs, whatever the price book makes of it', async () => {
    await trackAiCall({ provider: 'openrouter', model: 'openai/gpt-5' }, (call) => call.setResponse({ reportedCostUsd: 0.0042 }));
    expect(telemetry.spans[0]?.attributes).toMatchObject({ 'spancost.cost.basis': 'reported', 'spancost.cost.exact': '0.0042' });
    expect(telemetry.told).toEqual([]);
  });

  it('takes nothing after its end', async () => {
    let kept: AiCall | undefined;
    await trackAiCall(GPT_5, (call) => {
      kept = call;
      call.setUsage(USAGE);
    });
    kept?.setUsage({ inputTokens: 9_000_000 });
    expect(telemetry.spans[0]?.attributes['gen_ai.usage.input_tokens']).toBe(1000);
    expect(telemetry.told.join()).toContain('setUsage() came after the end of the call');
  });
});

describe('a call that fails', () => {
  class RateLimitError extends Error {
    readonly status = 429;
  }

  it.each<[string, unknown, string, string | undefined, number | undefined]>([
    ['an error of an SDK', new RateLimitError('slow down'), 'RateLimitError', '0', 429],
    ['a timeout', new DOMException('too late', 'TimeoutError'), 'TimeoutError', undefined, undefined],
    [
      'a code below a vague error',
      new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNRESET' }) }),
      'ECONNRESET',
      undefined,
      undefined,
    ],
    ['the status of a response', Object.assign(new Error('bad'), { response: { status: 500 } }), 'Error', '0', 500],
    ['a text', 'just a text', '_OTHER', undefined, undefined],
    ['nothing', undefined, '_OTHER', undefined, undefined],
    [
      'something hostile',
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('trap');
          },
        },
      ),
      '_OTHER',
      undefined,
      undefined,
    ],
  ])('%s is rethrown as it is, and is the error of the span', async (_case, thrown, type, cost, status) => {
    const rejection = await trackAiCall(GPT_5, () => {
      throw thrown;
    }).then(
      () => 'resolved',
      (error: unknown) => ({ error }),
    );
    // Not `toEqual`: what is thrown may resist being looked at.
    expect((rejection as { error: unknown }).error).toBe(thrown);
    const [span] = telemetry.spans;
    expect(span?.status).toEqual({ code: SpanStatusCode.ERROR });
    expect(span?.attributes['error.type']).toBe(type);
    expect(span?.attributes['http.response.status_code']).toBe(status);
    expect(span?.attributes['spancost.cost.exact']).toBe(cost);
    expect(JSON.stringify(span?.attributes)).not.toMatch(/slow down|too late|just a text/);
  });

  it.each([
    ['timeout', 'timeout'],
    ['rate_limited', 'rate_limited'],
    ['error', 'error'],
    ['content_filtered', 'error'],
  ])('fail(%j) is the error without anything thrown', async (status) => {
    expect(await trackAiCall(GPT_5, (call) => (call.setUsage(USAGE), call.fail(status, 'the reason'), 7))).toBe(7);
    expect(telemetry.spans[0]?.attributes).toMatchObject({
      'error.type': status,
      'spancost.call.error_message': 'the reason',
      'spancost.cost.exact': '0.00325',
    });
    expect(telemetry.events[0]?.attributes).toMatchObject({ 'error.type': status, 'spancost.call.error_message': 'the reason' });
    expect(telemetry.spans[0]?.status).toEqual({ code: SpanStatusCode.ERROR, message: 'the reason' });
  });

  it('has the word of the application before that of what is thrown', async () => {
    await trackAiCall(GPT_5, (call) => {
      call.fail('quota_spent');
      throw new RateLimitError();
    }).catch(() => {});
    expect(telemetry.spans[0]?.attributes).toMatchObject({ 'error.type': 'quota_spent', 'http.response.status_code': 429 });
  });
});
