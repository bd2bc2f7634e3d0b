/**
 * Compares the packaged book with price lists of others: `npm run compare -w @spancost/prices -- --at 2026-08-01 litellm.json`.
 * Prints each difference above 0.1 % on models that both have, with its class; docs/accuracy.md explains the classes.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PACKAGED_BOOK } from '../src/packaged/index.ts';
import { readSource } from '../src/sources/index.ts';
import { holdsAt } from './import/agreement.ts';
import { compareWithBook } from './import/compare-with-book.ts';
import { asMakers } from './compare/makers-prices.ts';
import { renderComparison } from './compare/render-comparison.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    at: { type: 'string' },
    provider: { type: 'string' },
    imported: { type: 'boolean', default: false },
    makers: { type: 'boolean', default: false },
  },
});
const at = values.at === undefined ? Date.now() : Date.parse(values.at);
if (positionals.length === 0 || Number.isNaN(at)) {
  process.stderr.write('usage: compare-prices [--at 2026-08-01] [--provider openai] [--imported] <list.json>…\n');
  process.exitCode = 2;
}
for (const file of Number.isNaN(at) ? [] : positionals) {
  const data: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const { format, prices, problems } = readSource(data, values.provider === undefined ? {} : { provider: values.provider });
  const inForce = prices.filter((price) => holdsAt(price, at));
  const comparison = compareWithBook(PACKAGED_BOOK, values.makers ? asMakers(inForce) : inForce, at);
  process.stdout.write(`${file}: ${format ?? 'unknown form'}, ${prices.length} prices read, ${problems.length} entries not\n`);
  const { text, unexplained } = renderComparison(format, comparison, values.imported);
  process.stdout.write(text);
  if (unexplained > 0) process.exitCode = 1;
}
