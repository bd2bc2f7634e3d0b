import { expect, it } from 'vitest';
import type { Piece } from '../../../src/ledger/ledger-lines.ts';
import { PieceSource } from '../../../src/exports/xlsx/piece-source.ts';
import { sheetXml } from '../../../src/exports/xlsx/sheet-xml.ts';

async function* pieces(): AsyncGenerator<Piece> {
  for (const numbers of [['1', '2'], ['3'], ['4', '5'], ['6', '7']])
    yield { rows: numbers.length, bytes: Buffer.from(numbers.map((number) => `<row>${number}</row>`).join('')) };
}

it('seven rows in pieces of 2, 1, 2 and 2 are 3, 2 and 2 in sheets with room for a header and three, in order, each sheet with the header', async () => {
  const source = new PieceSource(pieces());
  const sheets: string[] = [];
  do {
    const parts: Uint8Array[] = [];
    for await (const part of sheetXml([{ name: 'call_id', kind: 'text' }], source, 4)) parts.push(part);
    sheets.push(Buffer.concat(parts).toString());
  } while (await source.hasMore());
  expect(sheets.map((sheet) => [...sheet.matchAll(/<row>(\d)<\/row>/g)].map(([, number]) => number).join(''))).toEqual(['123', '45', '67']);
  for (const sheet of sheets) expect(sheet).toMatch(/^<\?xml .*<sheetData><row>.*<t>call_id<\/t>.*<\/sheetData><\/worksheet>$/s);
});

it('a piece that no sheet has room for ends the file, instead of making sheets for ever', async () => {
  const sheet = sheetXml([{ name: 'call_id', kind: 'text' }], new PieceSource(pieces()), 2);
  await expect(async () => {
    for await (const _part of sheet);
  }).rejects.toThrow('a piece has more rows than a sheet, which has 1');
});
