import type { SourceFormat } from '../../src/sources/index.ts';
import type { Comparison } from '../import/compare-with-book.ts';
import { classOf, DIFFERENCE_CLASSES, nameOf } from './difference-classes.ts';

/** What a comparison comes to, in words. */
export interface RenderedComparison {
  readonly text: string;
  /** Differences of models that were looked up by hand which belong to no class. */
  readonly unexplained: number;
}

/**
 * The differences of a list, one a line with its class, and how many there are of each.
 *
 * @param imported Also of models that nobody looked up, where the list is only another opinion and nothing is explained.
 */
export function renderComparison(
  format: SourceFormat | undefined,
  { compared, byHand: lookedUp, differing }: Comparison,
  imported: boolean,
): RenderedComparison {
  const lines: string[] = [];
  const counts = new Map<string, Set<string>>();
  for (const { provider, model, status, byHand, differences } of differing) {
    if (!byHand && !imported) continue;
    for (const difference of differences) {
      const { old, new: offered, percent = '∞' } = difference;
      const found = byHand ? (classOf({ list: format, provider, model, status, difference })?.id ?? UNEXPLAINED) : 'imported';
      const models = counts.get(found) ?? new Set();
      counts.set(found, models.add(`${provider} ${model}`));
      lines.push(`${found}: ${nameOf(provider, model, difference)}: ${old} in the book (${status}), ${offered} in the list, ${percent} %`);
    }
  }
  const known = [...DIFFERENCE_CLASSES.map(({ id }) => id), 'imported', UNEXPLAINED].filter((id) => counts.has(id));
  const summary = known.map((id) => `| ${id} | ${counts.get(id)?.size} |`);
  const text = `${compared} names compared, ${lookedUp} of them looked up by hand\n${lines.toSorted().join('\n')}\n\n| class | models |\n| --- | --: |\n${summary.join('\n')}\n`;
  return { text, unexplained: counts.get(UNEXPLAINED)?.size ?? 0 };
}

const UNEXPLAINED = 'unexplained';
