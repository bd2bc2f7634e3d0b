import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as conventions from '../src/index.ts';
import { isPricedOperation, PRICED_OPERATIONS, readCall, statusOf, writeCall, type AttributeMap, type Usage } from '../src/index.ts';

function usageOf(attributes: AttributeMap): Usage | undefined {
  return readCall({ 'gen_ai.operation.name': 'chat', ...attributes })?.usage;
}

describe('readCall', () => {
  it('reads the names of today', () => {
    expect(
      readCall({
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'anthropic',
        'gen_ai.request.model': 'claude-sonnet-5',
        'gen_ai.response.model': 'claude-sonnet-5-20260901',
        'gen_ai.response.id': 'msg_1',
        'gen_ai.request.stream': true,
        'gen_ai.usage.input_tokens': 103_000,
        'gen_ai.usage.output_tokens': 1850,
        'gen_ai.usage.cache_read.input_tokens': 96_000,
        'gen_ai.usage.cache_write.input_tokens': 4600,
        'gen_ai.usage.reasoning.output_tokens': 50,
        'spancost.usage.cache_write_5m.input_tokens': 3100,
        'spancost.usage.cache_write_1h.input_tokens': 1500,
        'spancost.usage.service_tier': 'standard',
        'user.id': 'u-1',
        'session.id': 's-1',
        'spancost.tenant': 'acme',
        'spancost.feature': 'chat',
        'spancost.metadata.ticket': 'T-7',
      }),
    ).toEqual({
      operation: 'chat',
      provider: 'anthropic',
      requestModel: 'claude-sonnet-5',
      responseModel: 'claude-sonnet-5-20260901',
      responseId: 'msg_1',
      serviceTier: 'standard',
      stream: true,
      usage: {
        inputTokens: 103_000,
        outputTokens: 1850,
        cacheReadTokens: 96_000,
        cacheWriteTokens: 4600,
        cacheWrite5mTokens: 3100,
        cacheWrite1hTokens: 1500,
        reasoningTokens: 50,
      },
      problems: [],
      attribution: { user: 'u-1', session: 's-1', tenant: 'acme', feature: 'chat', metadata: { ticket: 'T-7' } },
    });
  });

  it.each<[string, AttributeMap, Usage]>([
    ['prompt_tokens', { 'gen_ai.usage.prompt_tokens': 9 }, { inputTokens: 9 }],
    ['completion_tokens', { 'gen_ai.usage.completion_tokens': 9 }, { outputTokens: 9 }],
    [
      'cache_creation',
      { 'gen_ai.usage.input_tokens': 9, 'gen_ai.usage.cache_creation.input_tokens': 4 },
      { inputTokens: 9, cacheWriteTokens: 4 },
    ],
    ['both, where the new name wins', { 'gen_ai.usage.prompt_tokens': 1, 'gen_ai.usage.input_tokens': 2 }, { inputTokens: 2 }],
    ['an explicit zero, which is not missing', { 'gen_ai.usage.prompt_tokens': 5, 'gen_ai.usage.input_tokens': 0 }, { inputTokens: 0 }],
    [
      'what is audio and what is an image',
      {
        'gen_ai.usage.input_tokens': 300,
        'gen_ai.usage.image.input_tokens': 200,
        'gen_ai.usage.audio.input_tokens': 60,
        'gen_ai.usage.cache_read.input_tokens': 40,
        'gen_ai.usage.audio.cache_read.input_tokens': 30,
        'gen_ai.usage.text.input_tokens': 40,
      },
      { inputTokens: 300, inputImageTokens: 200, inputAudioTokens: 60, cacheReadTokens: 40, cacheReadAudioTokens: 30 },
    ],
    ['nothing, which is not zero', {}, {}],
    ['null, which is nothing', { 'gen_ai.usage.input_tokens': null }, {}],
  ])('reads %s', (_case, attributes, usage) => {
    expect(usageOf(attributes)).toEqual(usage);
  });

  it.each([
    [{ 'gen_ai.system': 'az.ai.openai' }, 'azure.ai.openai'],
    [{ 'gen_ai.system': 'vertex_ai' }, 'gcp.vertex_ai'],
    [{ 'gen_ai.system': 'gemini' }, 'gcp.gemini'],
    [{ 'gen_ai.system': 'xai' }, 'x_ai'],
    [{ 'gen_ai.system': 'OpenAI' }, 'openai'],
    [{ 'gen_ai.system': 'openai', 'gen_ai.provider.name': 'groq' }, 'groq'],
    [{ 'gen_ai.provider.name': '__proto__' }, '__proto__'],
    [{ 'gen_ai.provider.name': ' ' }, 'unknown'],
    [{}, 'unknown'],
  ])('%o is provider %s', (attributes, provider) => {
    expect(readCall({ 'gen_ai.operation.name': 'chat', ...attributes })?.provider).toBe(provider);
  });

  it.each(['invoke_agent', 'execute_tool', 'invoke_workflow', 'create_agent', 'fetch_response', 'retrieval', 'CHAT', '', 7, undefined])(
    'an operation of %s is not a call that costs money',
    (operation) => {
      expect(isPricedOperation(operation)).toBe(false);
      expect(readCall({ 'gen_ai.operation.name': operation, 'gen_ai.usage.input_tokens': 5 })).toBeUndefined();
    },
  );

  it.each([
    ['fetch_response', 'chat'],
    ['fetch_batch', 'batch'],
  ])('%s reports a %s, if it tells the id and the usage', (operation, reported) => {
    const told = { 'gen_ai.operation.name': operation, 'gen_ai.response.id': 'resp_1', 'gen_ai.usage.input_tokens': 5 };
    expect(isPricedOperation(operation)).toBe(false);
    expect(readCall(told)).toMatchObject({ operation: reported, responseId: 'resp_1', usage: { inputTokens: 5 } });
    expect(readCall({ ...told, 'gen_ai.response.id': undefined })).toBeUndefined();
    expect(readCall({ ...told, 'gen_ai.usage.input_tokens': undefined })).toBeUndefined();
  });

  it('reads no call from one that was refused before it was sent', () => {
    const refused = { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'openai', 'error.type': 'BudgetExceededError' };
    expect(readCall({ ...refused, 'spancost.call.refused': true })).toBeUndefined();
    expect(readCall({ ...refused, 'spancost.call.refused': true }, { name: 'somebody else' })).toBeUndefined();
    expect(readCall({ ...refused, 'spancost.call.refused': false })).toMatchObject({ errorType: 'BudgetExceededError' });
  });

  it('fetch_video reports a film of eight seconds by its id, and of one that is not done nothing', () => {
    const told = { 'gen_ai.operation.name': 'fetch_video', 'gen_ai.response.id': 'operations/1', 'spancost.usage.video.seconds': 8 };
    expect(isPricedOperation('fetch_video')).toBe(false);
    expect(readCall(told)).toMatchObject({ operation: 'video_generation', responseId: 'operations/1', usage: { videoSeconds: 8 } });
    expect(readCall({ ...told, 'spancost.usage.video.seconds': undefined })).toBeUndefined();
  });

  it.each([
    ['0.0037756000', '0.0037756'],
    [1.4e-7, '0.00000014'],
    [0, '0'],
    [-0.1, undefined],
    ['free', undefined],
    [Number.NaN, undefined],
  ])('a cost of %s that the provider reported is %s US dollars', (cost, expected) => {
    expect(readCall({ 'gen_ai.operation.name': 'chat', 'spancost.usage.reported_cost_usd': cost })?.reportedCost).toBe(expected);
  });

  it.each([
    [{ 'gen_ai.usage.input_tokens': 'many' }, 'not_a_count'],
    [{ 'gen_ai.usage.input_tokens': Number.NaN }, 'not_a_count'],
    [{ 'gen_ai.usage.input_tokens': Number.POSITIVE_INFINITY }, 'not_a_count'],
    [{ 'gen_ai.usage.output_tokens': 1.5 }, 'not_a_count'],
    [{ 'gen_ai.usage.output_tokens': 2 ** 60 }, 'not_a_count'],
    [{ 'gen_ai.usage.input_tokens': [1] }, 'not_a_count'],
    [{ 'gen_ai.usage.output_tokens': -1 }, 'negative'],
    [{ 'gen_ai.usage.input_tokens': 5, 'gen_ai.usage.cache_read.input_tokens': 6 }, 'cache_exceeds_input'],
    [{ 'gen_ai.usage.cache_read.input_tokens': 6 }, 'cache_exceeds_input'],
    [
      { 'gen_ai.usage.input_tokens': 5, 'gen_ai.usage.cache_write.input_tokens': 1, 'spancost.usage.cache_write_1h.input_tokens': 2 },
      'ttl_exceeds_cache_write',
    ],
    [{ 'gen_ai.usage.output_tokens': 5, 'gen_ai.usage.reasoning.output_tokens': 6 }, 'reasoning_exceeds_output'],
  ])('%o cannot be true: %s', (attributes, code) => {
    expect(readCall({ 'gen_ai.operation.name': 'chat', ...attributes })?.problems.map((problem) => problem.code)).toEqual([code]);
  });

  it('reads back what writeCall wrote, for any call', () => {
    const count = fc.option(fc.nat(), { nil: undefined });
    const name = fc.option(fc.string({ minLength: 1 }), { nil: undefined });
    const attributes = fc.record({
      'gen_ai.operation.name': fc.constantFrom(...PRICED_OPERATIONS),
      'gen_ai.provider.name': name,
      'gen_ai.request.model': name,
      'gen_ai.response.model': name,
      'gen_ai.response.id': name,
      'gen_ai.request.stream': fc.boolean(),
      'openai.response.service_tier': name,
      'error.type': name,
      'http.response.status_code': fc.option(fc.integer({ min: 400, max: 599 }), { nil: undefined }),
      'gen_ai.usage.input_tokens': count,
      'gen_ai.usage.output_tokens': count,
      'gen_ai.usage.cache_read.input_tokens': count,
      'gen_ai.usage.cache_creation.input_tokens': count,
      ...Object.fromEntries(Object.values(conventions.USAGE_ATTRIBUTES).map((attribute) => [attribute, count])),
      'spancost.usage.geography': name,
      'spancost.usage.parameter.quality': name,
      'spancost.usage.parameter.__proto__': name,
      'user.id': name,
      'spancost.tenant': name,
      'spancost.metadata.key': name,
    });
    fc.assert(
      fc.property(attributes, (from) => {
        const defined = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined));
        const call = readCall(defined);
        expect(call).toBeDefined();
        if (call !== undefined) expect(readCall(writeCall(call))).toEqual(call);
      }),
    );
  });

  it('reads every field of a usage, where it was processed and what else its price hangs on', () => {
    const fields = Object.entries(conventions.USAGE_ATTRIBUTES);
    const call = readCall({
      'gen_ai.operation.name': 'chat',
      ...Object.fromEntries(fields.map(([, name], index) => [name, index])),
      'spancost.usage.geography': 'us',
      'spancost.usage.parameter.quality': 'hd',
    });
    expect(call?.usage).toEqual(Object.fromEntries(fields.map(([field], index) => [field, index])));
    expect(call).toMatchObject({ geography: 'us', parameters: { quality: 'hd' } });
  });

  it('has an attribute for each field, and no two fields share one', () => {
    expect(Object.keys(conventions.USAGE_ATTRIBUTES)).toEqual(conventions.USAGE_FIELDS);
    expect(new Set(Object.values(conventions.USAGE_ATTRIBUTES)).size).toBe(conventions.USAGE_FIELDS.length);
  });

  it('keeps metadata that is text or a scalar, whatever its key, and leaves out lists and maps', () => {
    const told = { a: 'x', b: 1, c: true, d: 2n ** 64n, e: ['x'], f: Object.create(null) as object, ['__proto__']: 'y' };
    const attributes = Object.fromEntries(Object.entries(told).map(([key, entry]) => [`spancost.metadata.${key}`, entry]));
    const metadata = readCall({ 'gen_ai.operation.name': 'chat', ...attributes })?.attribution.metadata ?? {};
    expect(Object.entries(metadata)).toEqual([
      ['a', 'x'],
      ['b', '1'],
      ['c', 'true'],
      ['d', '18446744073709551616'],
      ['__proto__', 'y'],
    ]);
  });

  it('never throws, whatever the attributes are', () => {
    const names = Object.values(conventions).filter((name) => typeof name === 'string');
    const key = fc.oneof(
      fc.constantFrom(...names),
      fc.string().map((end) => `spancost.metadata.${end}`),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.dictionary(key, fc.anything({ withNullPrototype: true, withBigInt: true })), (attributes) => {
        const call = readCall({ ...attributes, 'gen_ai.operation.name': 'chat' });
        if (call !== undefined) writeCall(call);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('statusOf', () => {
  it.each([
    [undefined, undefined, 'success'],
    ['RateLimitError', undefined, 'rate_limited'],
    ['429', undefined, 'rate_limited'],
    ['APIConnectionTimeoutError', undefined, 'timeout'],
    ['ETIMEDOUT', undefined, 'timeout'],
    ['InternalServerError', 504, 'timeout'],
    ['APIUserAbortError', undefined, 'cancelled'],
    ['AbortError', undefined, 'cancelled'],
    ['BadRequestError', 400, 'error'],
    ['_OTHER', undefined, 'error'],
  ])('error type %s with HTTP %s is %s', (errorType, httpStatus, status) => {
    expect(statusOf(errorType, httpStatus)).toBe(status);
  });
});
