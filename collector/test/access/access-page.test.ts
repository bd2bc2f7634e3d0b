import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '@spancost/collector';
import { expect, it } from 'vitest';
import { ROUTES, type RouteAccess } from '../../src/access/route-access.ts';

const PAGE = join(import.meta.dirname, '../../../docs/access.md');

/** One row of the page, without the spaces that line columns up. */
function rowOf({ methods, url, roles, limited }: RouteAccess): string {
  const may = (role: Role): string => (roles === 'open' || roles.includes(role) ? 'yes' : '');
  const path = url.replaceAll(/:(\w+)/g, (_, name: string) => `{${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}}`);
  const gets = { own: 'their own', all: 'all' };
  const limits = typeof limited === 'string' ? gets[limited] : `none: ${limited.refused}`;
  const cells = [
    `\`${methods[0] ?? ''} ${path}\``,
    may('ingest'),
    may('viewer'),
    may('admin'),
    roles === 'open' ? 'all, without a token too' : limits,
  ];
  return `|${cells.join('|')}|`;
}

it('docs/access.md has every route and who may ask for it, as the collector decides', () => {
  const lines = readFileSync(PAGE, 'utf8').split('\n');
  const rows = lines.filter((line) => line.startsWith('| `')).map((line) => line.replaceAll(/ *\| */g, '|'));
  expect(rows).toEqual(ROUTES.map(rowOf));
});
