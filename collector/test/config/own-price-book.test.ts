import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '@spancost/collector';
import { PACKAGED_BOOK } from '@spancost/prices';
import { describe, expect, it } from 'vitest';
import { GPT5, span, traces } from '../otlp-json.ts';
import { runCollector, temporaryFolder } from '../running-collector.ts';

const BOOK = `schema: spancost/price-book/v1
id: acme
revision: 3
currency: USD
models:
  - providers: [openai]
    model: gpt-5
    dated: true
    versions:
      - version: 1
        validFrom: 2026-01-01T00:00:00Z
        recordedAt: 2026-11-22T00:00:00Z
        status: verified
        source: { url: https://example.com/contract, checkedAt: "2026-11-22" }
        prices: { input: "1", output: "2" }
`;

function configWith(book: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'prices.yaml'), book);
  const file = join(folder, 'spancost.yaml');
  writeFileSync(file, 'prices: { file: prices.yaml }\n');
  return file;
}

describe('an own price book', () => {
  it('stands on the packaged one, which goes on pricing what it does not', () => {
    const { book, name } = loadConfig(configWith(BOOK), {}).pricer;
    expect(name).toBe(`list@${PACKAGED_BOOK.revision}+acme@3`);
    expect(book.extends).toBe(PACKAGED_BOOK);
    expect(book.models).toMatchObject([{ model: 'gpt-5', versions: [{ prices: { input: '1' } }] }]);
  });

  it('prices calls: 1,000 in and 200 out of gpt-5 at $1 and $2 per million are $0.0014', async () => {
    const { pricer } = loadConfig(configWith(BOOK), {});
    const collector = await runCollector({ pricer });
    await collector.send('traces', traces([span({ attributes: GPT5 })]));
    expect(await collector.calls()).toMatchObject([{ cost_usd: '0.0014', price_id: 'acme@3/openai/gpt-5/v1' }]);
    expect(await collector.sample('spancost_price_book_info', { revision: pricer.name })).toBe(1);
  });

  it.each([
    ['a price that is a number', BOOK.replace('input: "1"', 'input: 1'), '15:19', 'decimal string'],
    [
      'a version that ends before it begins',
      BOOK.replace('status:', 'validTo: 2025-01-01T00:00:00Z\n        status:'),
      '13:9',
      'is not after validFrom',
    ],
    ['an unknown field', BOOK.replace('dated: true', 'datd: true'), '6:5', 'datd'],
    ['no schema', BOOK.replace('schema: spancost/price-book/v1\n', ''), '1:1', 'schema'],
    ['an alias of nothing', BOOK.replace('model: gpt-5', 'model: *x'), '7:12', '*x refers to &x'],
    ['a second document', `${BOOK}---\nid: b\n`, '16:1', 'a second document begins here'],
    ['YAML that is none', `${BOOK}  - [`, '16:6', 'not valid YAML'],
  ])('with %s is refused at its line', (_, book, place, problem) => {
    const file = configWith(book);
    expect(() => loadConfig(file, {})).toThrow(`${join(file, '../prices.yaml')}:${place}: `);
    expect(() => loadConfig(file, {})).toThrow(problem);
  });
});
