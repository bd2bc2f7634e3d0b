import { expect, it } from 'vitest';
import { RowSource } from '../../../src/exports/xlsx/row-source.ts';
import { sheetXml } from '../../../src/exports/xlsx/sheet-xml.ts';

async function* pieces(): AsyncGenerator<readonly string[]> {
  for (const each of [['1', '2'], [], ['3', '4', '5', '6'], ['7']]) yield each.map((number) => `<row>${number}</row>`);
}

it('seven rows in sheets with room for a header and three are 3, 3 and 1, each row once and in order, each sheet with the header', async () => {
  const rows = new RowSource(pieces());
  const sheets: string[] = [];
  do {
    const parts: Uint8Array[] = [];
    for await (const part of sheetXml([{ name: 'call_id', kind: 'text' }], rows, 4)) parts.push(part);
    sheets.push(Buffer.concat(parts).toString());
  } while (await rows.hasMore());
  expect(sheets.map((sheet) => [...sheet.matchAll(/<row>(\d)<\/row>/g)].map(([, number]) => number).join(''))).toEqual(['123', '456', '7']);
  for (const sheet of sheets) expect(sheet).toMatch(/^<\?xml .*<sheetData><row>.*<t>call_id<\/t>.*<\/sheetData><\/worksheet>$/s);
});
