import { DEFAULT_CONFIG } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { LabelLimits } from '../../../src/metrics/series/label-limits.ts';
import { GPT5, span, traces } from '../../otlp-json.ts';
import { runCollector, type RunningCollector } from '../../running-collector.ts';

describe('label values', () => {
  it('of 128 characters are shown, of 129 are other and take no place', () => {
    const limits = new LabelLimits(1);
    expect(limits.admit('feature', 'x'.repeat(129))).toBe('other');
    expect(limits.admit('feature', 'x'.repeat(128))).toBe('x'.repeat(128));
    expect(limits.admit('feature', 'y')).toBe('other');
  });

  it('of 800,000 characters leave /metrics below 100 kB, before and after a restart, and the ledger and the sums whole', async () => {
    const long = 'x'.repeat(800_000);
    const limits = { ...DEFAULT_CONFIG.limits, labelValues: 2 };
    const first = await runCollector({ limits });
    const features = [long, `${long}y`, long.slice(0, 128), 'chat'];
    for (const feature of features) {
      const attributes = { ...GPT5, 'spancost.feature': feature, 'gen_ai.provider.name': feature === long ? long : 'openai' };
      expect((await first.send('traces', traces([span({ attributes })]))).status).toBe(200);
    }
    const shown = async (collector: RunningCollector): Promise<Record<string, number>> => {
      const text = await (await collector.get('/metrics')).text();
      expect(text.length).toBeLessThan(100_000);
      const calls = text.matchAll(/^spancost_calls_total\{.*feature="([^"]*)".*\} (\d+)$/gm);
      const sums: Record<string, number> = {};
      for (const [, feature = '', value] of calls) sums[feature] = (sums[feature] ?? 0) + Number(value);
      return sums;
    };
    await new Promise((resolve) => setTimeout(resolve, 5));
    const expected = { other: 2, [long.slice(0, 128)]: 1, chat: 1 };
    expect(await shown(first)).toEqual(expected);
    const calls = await first.calls('?limit=10');
    expect(new Set(calls.map(({ feature }) => feature?.length))).toEqual(new Set([128, 4, 800_000, 800_001]));
    await first.close();
    const second = await runCollector({ limits, ledger: first.config.ledger });
    expect(await shown(second)).toEqual(expected);
  });
});
