import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_CONFIG } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { LabelLimits } from '../../../src/metrics/series/label-limits.ts';
import { MemoryFile } from '../../../src/metrics/series/memory-file.ts';
import { GPT5, span, traces } from '../../otlp-json.ts';
import { runCollector, temporaryFolder, type RunningCollector } from '../../running-collector.ts';

function memoryAt(path: string = join(temporaryFolder(), 'memory.json')): MemoryFile {
  return new MemoryFile({
    path,
    onError: (error) => {
      throw error;
    },
  });
}

describe('label values', () => {
  it('of 128 characters are shown, of 129 are other and take no place', () => {
    const limits = new LabelLimits(1, memoryAt());
    expect(limits.admit('feature', 'x'.repeat(129))).toBe('other');
    expect(limits.admit('feature', 'x'.repeat(128))).toBe('x'.repeat(128));
    expect(limits.admit('feature', 'y')).toBe('other');
  });

  it('keep their names after a restart in another order', () => {
    const path = join(temporaryFolder(), 'memory.json');
    const first = memoryAt(path);
    for (const feature of ['a', 'b', 'c']) new LabelLimits(2, first).admit('feature', feature);
    first.save();
    const limits = new LabelLimits(2, memoryAt(path));
    expect(['c', 'b', 'd', 'a'].map((feature) => limits.admit('feature', feature))).toEqual(['other', 'b', 'other', 'a']);
  });

  it.each([
    [1, 'lowered', ['a', 'b', 'other', 'other']],
    [5, 'raised', ['a', 'b', 'other', 'other']],
  ])('stay as they were shown when the limit of 2 is %i after a restart: %s', (limit, _, expected) => {
    const path = join(temporaryFolder(), 'memory.json');
    const first = memoryAt(path);
    for (const feature of ['a', 'b', 'c']) new LabelLimits(2, first).admit('feature', feature);
    first.save();
    const limits = new LabelLimits(limit, memoryAt(path));
    expect(['a', 'b', 'c', 'd'].map((feature) => limits.admit('feature', feature))).toEqual(expected);
  });

  it('get names of a raised limit where none was folded before', () => {
    const path = join(temporaryFolder(), 'memory.json');
    const first = memoryAt(path);
    for (const feature of ['a', 'b']) new LabelLimits(2, first).admit('feature', feature);
    first.save();
    const limits = new LabelLimits(3, memoryAt(path));
    expect(['a', 'b', 'c', 'd'].map((feature) => limits.admit('feature', feature))).toEqual(['a', 'b', 'c', 'other']);
  });

  it('of 800,000 characters leave /metrics below 100 kB, before and after a restart, and the sums whole', async () => {
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
    const expected = { other: 2, [long.slice(0, 128)]: 1, chat: 1 };
    expect(await shown(first)).toEqual(expected);
    expect(await first.sample('spancost_label_names', { label: 'feature' })).toBe(2);
    expect(await first.sample('spancost_label_names_limit')).toBe(2);
    await first.close();
    const second = await runCollector({ limits, ledger: first.config.ledger });
    expect(await shown(second)).toEqual(expected);
  });

  it('never take money off other when the limit is raised: 3 calls before, 3 calls and a new one after', async () => {
    const limits = { ...DEFAULT_CONFIG.limits, labelValues: 1 };
    const call = (feature: string) => traces([span({ attributes: { ...GPT5, 'spancost.feature': feature } })]);
    const first = await runCollector({ limits });
    for (const feature of ['chat', 'search', 'poem', 'search']) await first.send('traces', call(feature));
    expect(await first.sample('spancost_calls_total', { feature: 'other' })).toBe(3);
    await first.close();
    const second = await runCollector({ limits: { ...limits, labelValues: 100 }, ledger: first.config.ledger });
    expect(await second.sample('spancost_calls_total', { feature: 'other' })).toBe(3);
    await second.send('traces', call('essay'));
    expect(await second.sample('spancost_calls_total', { feature: 'other' })).toBe(4);
    expect(await second.sample('spancost_calls_total', { feature: 'search' })).toBeUndefined();
  });
});

describe('the file of what was shown', () => {
  it.each([
    ['no JSON', '{"format":1,'],
    ['of another form', '{"format":2,"labels":{},"shown":[]}'],
    ['a list', '[]'],
    ['without its series', '{"format":1,"labels":{}}'],
    ['with something else in it', '{"format":1,"labels":{},"shown":[],"money":"1"}'],
    ['with names that are none', '{"format":1,"labels":{"feature":{"names":[1],"closed":false}},"shown":[]}'],
    ['empty', ''],
  ])('that is %s is told of and taken for none: what the ledger holds has been seen', async (_, text) => {
    const first = await runCollector();
    await first.send('traces', traces([span()]));
    expect(await first.sample('spancost_calls_total')).toBe(1);
    await first.close();
    const file = `${first.config.ledger.path}.metrics.json`;
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 1 });
    writeFileSync(file, text);
    const errors: unknown[] = [];
    expect(new MemoryFile({ path: file, onError: (error) => errors.push(error) }).isKnown).toBe(false);
    expect(errors).toHaveLength(1);
    const metrics = { ...DEFAULT_CONFIG.metrics, scrapeIntervalMs: 60_000 };
    const second = await runCollector({ ledger: first.config.ledger, metrics });
    expect(await second.sample('spancost_calls_total')).toBe(1);
  });
});
