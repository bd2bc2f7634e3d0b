import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { genaiPricesOfModule } from '../../src/sources/index.ts';
import { parseJavaScriptLiteral } from '../../src/sources/javascript-literal.ts';

const valueOf = (text: string): unknown => parseJavaScriptLiteral(text, 0)?.value;

describe('a JavaScript literal', () => {
  it.each<[string, unknown]>([
    ['[{ a: .5, "b": !0, c: !1 }]', [{ a: 0.5, b: true, c: false }]],
    ["{ 'it\\'s': \"\\u0041\\x42\\u{43}\\n\" }", { "it's": 'ABC\n' }],
    ['[1e3, -2.5, 0, .18]', [1000, -2.5, 0, 0.18]],
    ['[true, null, undefined]', [true, null, undefined]],
    ['[1, /* two */ 2, // three\n 3,]', [1, 2, 3]],
    ['`line\nbreak \\` $1`', 'line\nbreak ` $1'],
    ['{ 1: 2, $x: 3, _y: 4 }', { 1: 2, $x: 3, _y: 4 }],
  ])('%s is %j', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it.each([
    '[f()]',
    '[a]',
    '{ a: process.exit() }',
    '[`${a}`]',
    '[1',
    '{ a }',
    '{ get a() {} }',
    '[...x]',
    '"open',
    '',
    '[,]',
    '['.repeat(1000),
  ])('%s is none', (text) => {
    expect(parseJavaScriptLiteral(text, 0)).toBeUndefined();
  });

  it('keeps __proto__ as a field like any other', () => {
    const value = valueOf('{ "__proto__": { polluted: !0 } }') as object;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('is what JSON says of every JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(valueOf(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('the module of genai-prices', () => {
  it('has its providers in the first array that looks so', () => {
    const module =
      'const A = [1, 2], E = [{ id: "openai", models: [{ id: "gpt-5", match: { equals: "gpt-5" }, prices: { input_mtok: 1.25 } }] }];\nclass Y {}';
    expect(genaiPricesOfModule(module)).toEqual([
      { id: 'openai', models: [{ id: 'gpt-5', match: { equals: 'gpt-5' }, prices: { input_mtok: 1.25 } }] },
    ]);
    expect(genaiPricesOfModule('const A = [1]; const B = [{ models: run() }];')).toBeUndefined();
  });
});
