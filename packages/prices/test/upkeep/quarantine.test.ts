import {
  approvedBy,
  changelogEntry,
  decided,
  EMPTY_QUARANTINE,
  InvalidQuarantineError,
  parseQuarantine,
  proposeChanges,
  quarantineChanges,
  withEntry,
  type Quarantine,
  type Upstream,
} from '@spancost/prices/upkeep';
import type { SourcePrice } from '@spancost/prices/sources';
import { describe, expect, it } from 'vitest';
import { NOW, offer, ownBook } from './books.ts';

function upstream(prices: readonly SourcePrice[], name = 'feed'): Upstream {
  return { name, source: { url: 'https://example.com/feed.json', checkedAt: '2026-11-22' }, prices };
}

function read(before: Quarantine, source: Upstream, at = NOW): Quarantine {
  const previously = before.upstreams[source.name]?.listed ?? [];
  return quarantineChanges(before, source, proposeChanges(ownBook(), { ...source, previously }, at), at);
}

const models = ({ waiting }: Quarantine): readonly string[] => waiting.map(({ kind, model }) => `${kind} ${model}`);
const FIRST = read(EMPTY_QUARANTINE, upstream([offer('fresh', { input: '1' }), offer('taken-over', { input: '9' }), offer('ruled', {})]));

describe('the quarantine', () => {
  it('holds what a source changes, and what it listed', () => {
    expect(models(FIRST)).toEqual(['new fresh', 'changed taken-over']);
    expect(FIRST.upstreams['feed']?.listed).toHaveLength(3);
  });

  it('a second reading replaces what the source offers and keeps what other sources do; the first day stays', () => {
    const other = read(FIRST, upstream([offer('elsewhere', { input: '1' })], 'other'));
    const again = read(
      other,
      upstream([offer('fresh', { input: '1' }), offer('taken-over', { input: '2' }), offer('ruled', {})]),
      NOW + 86_400_000,
    );
    expect(models(again)).toEqual(['new elsewhere', 'new fresh']);
    expect(again.waiting[1]?.proposedAt).toBe('2026-11-22T12:00:00.000Z');
  });

  it('a removal waits through further readings until the model is listed again', () => {
    const without = read(FIRST, upstream([offer('taken-over', { input: '2' })]));
    expect(models(without)).toEqual(['removed ruled']);
    const still = read(without, upstream([offer('taken-over', { input: '2' })]));
    expect(models(still)).toEqual(['removed ruled']);
    expect(models(read(still, upstream([offer('taken-over', { input: '2' }), offer('ruled', {})])))).toEqual([]);
  });

  it('what was turned down does not come back until the source says something else', () => {
    const [, change] = FIRST.waiting;
    const rejected = decided(FIRST, [change?.id ?? ''], true);
    const again = read(rejected, upstream([offer('fresh', { input: '1' }), offer('taken-over', { input: '9' }), offer('ruled', {})]));
    expect(models(again)).toEqual(['new fresh']);
    expect(models(read(rejected, upstream([offer('taken-over', { input: '8' }), offer('ruled', {})])))).toEqual(['changed taken-over']);
  });

  it('"all" approves what has no flag; what has one needs its id', () => {
    const [fresh, tripled] = FIRST.waiting;
    expect(tripled?.flags).toEqual(['above-2x']);
    expect(approvedBy(FIRST.waiting, ['all']).approved).toEqual([fresh]);
    expect(approvedBy(FIRST.waiting, ['all', tripled?.id ?? '']).approved).toEqual([fresh, tripled]);
    expect(approvedBy(FIRST.waiting, ['0123456789']).unknown).toEqual(['0123456789']);
  });

  it('is the same after it was written and read', () => {
    expect(parseQuarantine(JSON.parse(JSON.stringify(FIRST)))).toEqual(FIRST);
  });

  const [change] = FIRST.waiting;
  it.each<[string, unknown]>([
    ['no object', 'text'],
    ['another schema', { ...FIRST, schema: 'v0' }],
    ['a price that is a number', { ...FIRST, waiting: [{ ...change, new: { prices: { input: 1 } } }] }],
    ['a price that is no decimal', { ...FIRST, waiting: [{ ...change, new: { prices: { input: '1e9' } } }] }],
    ['a meter that is none', { ...FIRST, waiting: [{ ...change, new: { prices: { __proto__: null, inpt: '1' } } }] }],
    [
      'a rule without a condition',
      { ...FIRST, waiting: [{ ...change, new: { prices: { input: '1' }, rules: [{ id: 'x', when: {}, multiply: '2' }] } }] },
    ],
    ['a flag that is none', { ...FIRST, waiting: [{ ...change, flags: ['fine'] }] }],
    ['a field too many', { ...FIRST, waiting: [{ ...change, approved: true }] }],
  ])('refuses %s', (_name, data) => {
    expect(() => parseQuarantine(data)).toThrow(InvalidQuarantineError);
  });
});

describe('the changelog', () => {
  it('has the newest entry first, below its title', () => {
    const entry = (book: string): string => changelogEntry(book, FIRST.waiting, NOW, 'alice');
    const text = withEntry(withEntry(undefined, entry('own@4')), entry('own@5'));
    expect(text.match(/^#+ .*/gm)).toEqual([
      '# Changes of this price book',
      '## own@5, 2026-11-22T12:00:00.000Z, approved by alice',
      '## own@4, 2026-11-22T12:00:00.000Z, approved by alice',
    ]);
    expect(text).toContain(
      `- changed openai \`taken-over\`: input 2 → 9 (+350 %) [above-2x] (${FIRST.waiting[1]?.id}, feed, https://example.com/feed.json)`,
    );
  });

  it('keeps what somebody wrote above the entries', () => {
    expect(withEntry('# Ours\n\nWords.\n', '## own@4\n')).toBe('# Ours\n\nWords.\n\n## own@4\n');
  });
});
