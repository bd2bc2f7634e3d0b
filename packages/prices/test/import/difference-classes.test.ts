import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asMakers } from '../../scripts/compare/makers-prices.ts';
import { classOf, DIFFERENCE_CLASSES, nameOf } from '../../scripts/compare/difference-classes.ts';
import { renderComparison } from '../../scripts/compare/render-comparison.ts';
import { holdsAt } from '../../scripts/import/agreement.ts';
import { compareWithBook } from '../../scripts/import/compare-with-book.ts';
import { PACKAGED_BOOK } from '../../src/index.ts';
import { readSource, type SourcePrice } from '../../src/sources/index.ts';
import { snapshot } from './snapshots.ts';

describe.each([
  ['pi-ai', '2026-11-10'],
  ['genai-prices', '2026-09-23'],
] as const)('%s against the book of %s', (name, day) => {
  const at = Date.parse(day);
  const { prices } = readSource(snapshot(name));
  const comparison = compareWithBook(
    PACKAGED_BOOK,
    prices.filter((price) => holdsAt(price, at)),
    at,
  );

  it('has every difference from what was looked up by hand explained', () => {
    const unexplained = comparison.differing
      .filter(({ byHand }) => byHand)
      .flatMap(({ provider, model, status, differences }) =>
        differences
          .filter((difference) => classOf({ list: name, provider, model, status, difference }) === undefined)
          .map((difference) => `${nameOf(provider, model, difference)}: ${difference.old} in the book, ${difference.new} in the list`),
      );
    expect(unexplained).toEqual([]);
  });

  it('agrees with at least five in six of the models that were looked up by hand', () => {
    expect(comparison.byHand).toBeGreaterThan(300);
    expect(comparison.differing.filter(({ byHand }) => byHand).length / comparison.byHand).toBeLessThan(1 / 6);
  });
});

describe('the classes', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/accuracy.md'), 'utf8');

  it.each(DIFFERENCE_CLASSES.map(({ id }) => id))('%s is explained in docs/accuracy.md', (id) => {
    expect(page).toContain(`\`${id}\``);
  });

  it('are named once', () => {
    expect(new Set(DIFFERENCE_CLASSES.map(({ id }) => id)).size).toBe(DIFFERENCE_CLASSES.length);
  });
});

describe('a comparison', () => {
  const list = (model: string, input: string): SourcePrice[] => [
    { provider: 'openai', model, prices: { input, output: '10' }, rules: [], free: false },
  ];
  const at = Date.parse('2026-11-22');

  it('says what differs by more than 0.1 %, and counts what nobody has explained', () => {
    const { text, unexplained } = renderComparison('pi-ai', compareWithBook(PACKAGED_BOOK, list('gpt-5', '1.3'), at), false);
    expect(text).toContain('unexplained: openai gpt-5 input: 1.25 in the book (verified), 1.3 in the list, 4 %');
    expect(unexplained).toBe(1);
  });

  it('says nothing of what differs by less', () => {
    expect(compareWithBook(PACKAGED_BOOK, list('gpt-5', '1.2512'), at)).toEqual({ compared: 1, byHand: 1, differing: [] });
  });

  it('reads a reseller’s names as those of the makers', () => {
    const sold: SourcePrice = {
      provider: 'openrouter',
      model: 'anthropic/claude-sonnet-4.5',
      prices: { input: '3' },
      rules: [],
      free: false,
    };
    expect(asMakers([sold, { ...sold, model: 'z-ai/glm-5' }, { ...sold, model: 'x-ai/grok-4.5' }])).toMatchObject([
      { provider: 'anthropic', model: 'claude-sonnet-4-5' },
      { provider: 'x_ai', model: 'grok-4.5' },
    ]);
  });
});
