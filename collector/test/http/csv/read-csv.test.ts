import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv, type CsvTable } from '../../../src/http/csv/read-csv.ts';

const TABLE: CsvTable = { columns: ['user', 'name', 'email'], required: ['user'], maxRows: 100 };

const read = (text: string, table = TABLE) => readCsv(Buffer.from(text), table);

const TAKEN: readonly (readonly [what: string, text: string, cells: readonly Record<string, string>[]])[] = [
  ['lines that end as Windows has them', 'user,name\r\na,b\r\n', [{ user: 'a', name: 'b' }]],
  [
    'lines that end in two ways',
    'user,name\r\na,b\nc,d',
    [
      { user: 'a', name: 'b' },
      { user: 'c', name: 'd' },
    ],
  ],
  ['a byte order mark and names in capitals', '\uFEFFUser,NAME\na,b', [{ user: 'a', name: 'b' }]],
  ['columns in another order', 'name,user\nb,a', [{ user: 'a', name: 'b' }]],
  ['semicolons, as spreadsheets of many countries write them', 'user;name\na;"b;c, d"', [{ user: 'a', name: 'b;c, d' }]],
  ['tabs', 'user\tname\na\tb, c', [{ user: 'a', name: 'b, c' }]],
  ['a comma, a quote and a line within a cell', 'user,name\na,"x, ""y""\nz"', [{ user: 'a', name: 'x, "y"\nz' }]],
  ['empty lines, and white space around cells', '\nuser , name\n\n a , b \n\n', [{ user: 'a', name: 'b' }]],
  ['rows of commas behind it, as spreadsheets write them', 'user,name\na,b\n,\n , \n', [{ user: 'a', name: 'b' }]],
  ['empty cells', 'user,name\na,\n', [{ user: 'a', name: '' }]],
  ['names of what every object has', 'user\n__proto__\nconstructor', [{ user: '__proto__' }, { user: 'constructor' }]],
  ['a header alone', 'user,name', []],
];

const REFUSED: readonly (readonly [what: string, text: string, problem: RegExp])[] = [
  ['nothing', '', /is empty; its first line has to be user,name,email/],
  ['empty lines alone', '\n\n', /is empty/],
  ['a column that is not known', 'user,nick\n', /Column "nick" is not known; .* of user, name, email/],
  ['a column of what every object has', 'user,__proto__\n', /"__proto__" is not known/],
  ['a column twice', 'user,name,Name\n', /"name" is there twice/],
  ['no column that has to be there', 'name\nx', /"user" is missing/],
  ['a table without a header', 'u-1,Ann\n', /Column "u-1" is not known/],
  ['a cell too few', 'user,name\na,b\nc\n', /Line 3 has 1 cells and the first line 2/],
  ['a cell too many', 'user,name\na,b,c', /Line 2 has 3 cells/],
  ['a quote that never ends', 'user\n"a\nb', /not CSV: .*line 3/],
  ['a quote within a cell', 'user\na"b"', /not CSV: .*line 2/],
  ['something behind a quote', 'user\n"a"b', /not CSV: .*line 2/],
  ['JSON', '{"users":[{"user":"a"}]}', /Column|not CSV/],
];

describe('a table in CSV', () => {
  it.each(TAKEN)('is read with %s', async (_, text, cells) => {
    expect((await read(text)).map((row) => row.cells)).toEqual(cells);
  });

  it.each(REFUSED)('that is %s is refused, with what is wrong and where', async (_, text, problem) => {
    await expect(read(text)).rejects.toThrow(problem);
    await expect(read(text)).rejects.toThrow(SyntaxError);
  });

  it('says the line at which a row ends', async () => {
    expect((await read('user,name\na,"x\ny"\n\nb,z\n')).map(({ line }) => line)).toEqual([3, 5]);
  });

  it('is refused in another encoding than UTF-8', async () => {
    await expect(readCsv(Buffer.from('user\nJ\xFCrgen', 'latin1'), TABLE)).rejects.toThrow(/save it as "CSV UTF-8"/);
    await expect(readCsv(Buffer.from('user\na', 'utf16le'), TABLE)).rejects.toThrow(SyntaxError);
  });

  it('has 100 rows where 100 are taken, and is refused with 101', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => `u-${index}`);
    expect(await read(['user', ...rows].join('\n'))).toHaveLength(100);
    await expect(read(['user', ...rows, 'u-100'].join('\n'))).rejects.toThrow(/more than 100 rows/);
  });

  it('is what was written, whatever its cells hold and wherever a slice of it ends', async () => {
    const cell = fc.string({ unit: 'binary' }).map((text) => text.trim());
    const row = fc.record({ user: cell, name: cell });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), fc.nat(65_530), async (rows, padding) => {
        const before = { user: 'ü'.repeat(padding), name: '' };
        const all = [before, ...rows];
        const quoted = all.map(({ user, name }) => [user, name].map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
        const found = await read(['user,name', ...quoted].join('\r\n'));
        expect(found.map(({ cells }) => cells)).toEqual(all.filter(({ user, name }) => user !== '' || name !== ''));
      }),
      { numRuns: 100 },
    );
  });

  it('is read or refused, and nothing else, whatever bytes it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('', 'user,name\n', 'user;name\r'), async (bytes, header) => {
        const outcome = await readCsv(Buffer.concat([Buffer.from(header), bytes]), TABLE).catch((error: unknown) => error);
        expect(Array.isArray(outcome) || outcome instanceof SyntaxError).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
