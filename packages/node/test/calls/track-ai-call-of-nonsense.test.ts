import { trace } from '@opentelemetry/api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { trackAiCall } from '../../src/index.ts';
import { InMemory } from '../in-memory.ts';
import { GPT_5, USAGE } from './gpt-5.ts';

let telemetry: InMemory;
beforeEach(() => void (telemetry = new InMemory()));
afterEach(() => telemetry[Symbol.dispose]());

describe('nothing that is given is in the way', () => {
  const nonsense: readonly unknown[] = [
    undefined,
    null,
    7,
    'text',
    Symbol('s'),
    [],
    () => {},
    { provider: {}, model: [], user: {}, metadata: 7, operation: 7 },
  ];

  it.each(nonsense)('options %#', async (options) => {
    expect(await trackAiCall(options as never, () => 'mine')).toBe('mine');
    expect(telemetry.spans[0]?.attributes).toMatchObject({ 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'unknown' });
  });

  it.each([
    ...nonsense,
    new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('trap');
        },
      },
    ),
  ])('arguments %#', async (value) => {
    const answer = await trackAiCall(GPT_5, ({ setUsage, setMetadata, setResponse, fail }) => {
      setUsage(value as never);
      setMetadata(value as never);
      setResponse(value as never);
      fail(value as never, value as never);
      return 'mine';
    });
    expect(answer).toBe('mine');
    expect(telemetry.spans).toHaveLength(1);
  });

  it.each([
    [{ inputTokens: '1000', outputTokens: 200 }],
    [{ inputTokens: Number.NaN, outputTokens: 1 }],
    [{ inputTokens: -1, outputTokens: 1 }],
    [{ inputTokens: {}, outputTokens: 1 }],
    [{ inputTokens: 1.5, outputTokens: 1 }],
  ])('usage %j is counted as one that cannot be true', async (usage) => {
    await trackAiCall(GPT_5, (call) => call.setUsage(usage as never));
    expect(telemetry.spans[0]?.attributes['spancost.cost.unpriced_reason']).toBe('usage_invalid');
  });

  it('names a field that a usage does not have', async () => {
    await trackAiCall(GPT_5, (call) => call.setUsage({ ...USAGE, prompt_tokens: 9 } as never));
    expect(telemetry.told.join()).toContain('a usage has no field prompt_tokens');
    expect(telemetry.spans[0]?.attributes['spancost.cost.exact']).toBe('0.00325');
  });

  it('where nothing is measured, nothing is said to be unpriced', async () => {
    trace.disable();
    expect(await trackAiCall(GPT_5, () => 7)).toBe(7);
    expect(telemetry.told).toEqual([]);
  });

  it('without OpenTelemetry only the function runs', async () => {
    telemetry[Symbol.dispose]();
    expect(await trackAiCall(GPT_5, (call) => (call.setUsage(USAGE), call.fail('x'), 7))).toBe(7);
    await expect(trackAiCall(GPT_5, () => Promise.reject(new RangeError('mine')))).rejects.toThrow(RangeError);
  });
});
