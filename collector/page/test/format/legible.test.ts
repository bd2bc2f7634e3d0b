import { expect, it } from 'vitest';
import { legible } from '../../src/format/legible.ts';

it.each([
  ['acme', 'acme'],
  ['Müller & Söhne <b>', 'Müller & Söhne <b>'],
  ['支払い 部門', '支払い 部門'],
  ['חשבון', 'חשבון'],
  // Persian and Hindi are written with joiners, and so is a family.
  ['می\u200Cخواهم', 'می\u200Cخواهم'],
  ['क्\u200Dष', 'क्\u200Dष'],
  ['👩\u200D👧', '👩\u200D👧'],
  ['1\uFE0F\u20E3 ❤\uFE0F', '1\uFE0F\u20E3 ❤\uFE0F'],
  ['', ''],
])('leaves %j as it is', (name, text) => {
  expect(legible(name)).toBe(text);
});

it.each([
  ['\u202Etsa\u202C', '⟨U+202E⟩tsa⟨U+202C⟩'],
  ['\u2066x\u2069', '⟨U+2066⟩x⟨U+2069⟩'],
  ['a\u200Bcme', 'a⟨U+200B⟩cme'],
  ['ac\u200Dme', 'ac⟨U+200D⟩me'],
  ['acme\u200C', 'acme⟨U+200C⟩'],
  ['acme\uFE0F', 'acme⟨U+FE0F⟩'],
  ['ac\u00ADme', 'ac⟨U+00AD⟩me'],
  ['\uFEFFacme', '⟨U+FEFF⟩acme'],
  ['a\u0000b\nc\u001B[31m', 'a⟨U+0000⟩b⟨U+000A⟩c⟨U+001B⟩[31m'],
  ['acme\u{E0041}', 'acme⟨U+E0041⟩'],
  ['\u3164', '⟨U+3164⟩'],
  [' acme  ', '␣acme␣␣'],
  ['acme\u00A0', 'acme␣'],
  ['acme \n', 'acme ⟨U+000A⟩'],
  ['   ', '␣␣␣'],
])('shows what is not seen in %j', (name, text) => {
  expect(legible(name)).toBe(text);
});
