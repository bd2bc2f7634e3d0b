import { describe, expect, it } from 'vitest';
import { HAND_WRITTEN } from '../../src/data/hand-written.ts';
import { IMPORTED } from '../../src/data/imported/index.ts';
import { importedModels } from '../../src/data/imported-models.ts';
import { costOf, PACKAGED_BOOK } from '../../src/index.ts';

const imported = IMPORTED.flatMap(importedModels);

describe('the imported models', () => {
  it('are more than 1,500 with those that were looked up by hand, each provider and model once', () => {
    const names = PACKAGED_BOOK.models.map(({ providers, model }) => `${providers[0]} ${model}`);
    expect(new Set(names).size).toBeGreaterThan(1_500);
    expect(new Set(names).size).toBe(names.length);
    expect(PACKAGED_BOOK.models).toHaveLength(HAND_WRITTEN.length + imported.length);
  });

  it('are imported, disputed or free, never verified', () => {
    const statuses = new Set(imported.flatMap(({ versions }) => versions.map(({ status }) => status)));
    expect([...statuses].toSorted()).toEqual(['disputed', 'free', 'imported']);
  });

  it('are free only where OpenRouter says so in the id', () => {
    const free = imported.filter(({ versions }) => versions.some(({ status }) => status === 'free'));
    expect(free.length).toBeGreaterThan(5);
    expect(free.filter(({ providers, model }) => providers[0] !== 'openrouter' || !model.endsWith(':free'))).toEqual([]);
  });

  it('stand in their files in the order of their names', () => {
    for (const { rows } of IMPORTED) expect(rows.map(([model]) => model)).toEqual(rows.map(([model]) => model).toSorted());
    expect(IMPORTED.map(({ provider }) => provider)).toEqual(IMPORTED.map(({ provider }) => provider).toSorted());
  });

  it('price a call: 1,000 in and 200 out of Kimi K3 at Moonshot cost $0.006, under either spelling of the provider', () => {
    const usage = { inputTokens: 1000, outputTokens: 200 };
    for (const provider of ['moonshot_ai', 'moonshotai']) {
      const cost = costOf(usage, { provider, model: 'kimi-k3', at: new Date('2026-11-22') });
      expect(cost.exact).toBe('0.006');
      expect(cost.priceId).toBe(`${PACKAGED_BOOK.id}@${PACKAGED_BOOK.revision}/moonshot_ai/kimi-k3/v1`);
    }
  });
});
