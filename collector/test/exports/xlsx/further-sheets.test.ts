import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { xlsxBytes } from '../../../src/exports/xlsx/xlsx-bytes.ts';
import type { Piece } from '../../../src/ledger/ledger-lines.ts';
import { temporaryFolder } from '../../running-collector.ts';
import { describeWithPrograms } from '../../../../test/whole-chain/programs.ts';

const ROWS = 2500;
const ROWS_IN_PIECE = 100;

async function* pieces(): AsyncGenerator<Piece> {
  for (let first = 0; first < ROWS; first += ROWS_IN_PIECE) {
    const rows = Array.from({ length: ROWS_IN_PIECE }, (_each, index) => `<row><c><v>${first + index}</v></c></row>`);
    yield { rows: rows.length, bytes: Buffer.from(rows.join('')) };
  }
}

describeWithPrograms('Python', ['python'], ({ python }) => {
  it('2,500 rows in sheets with room for 1,001 are 1,000, 1,000 and 500 in three sheets as openpyxl reads them, each row once and in order', async () => {
    const file = join(temporaryFolder(), 'sheets.xlsx');
    const parts: Uint8Array[] = [];
    for await (const part of xlsxBytes({ columns: [{ name: 'entry_no', kind: 'whole' }], pieces: pieces() }, 1001)) parts.push(part);
    writeFileSync(file, Buffer.concat(parts));
    const { sheets, rows } = JSON.parse(
      execFileSync(python, [join(import.meta.dirname, '../../../../test/exports/read_exports.py'), file], { encoding: 'utf8' }),
    ) as { readonly sheets: readonly number[]; readonly rows: readonly { readonly entry_no: number }[] };
    expect(sheets).toEqual([1001, 1001, 501]);
    expect(rows.map(({ entry_no }) => entry_no)).toEqual(Array.from({ length: ROWS }, (_each, index) => index));
  });
});
