import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isOlderThan } from '../src/is-older-than.ts';

const CLI = join(import.meta.dirname, '..');

it.each([
  ['20.20.2', true],
  ['22.14.0', true],
  ['22.15.0', false],
  ['22.9.0', true],
  ['24.1.0', false],
  ['100.0.0', false],
])('Node %s is too old: %s', (version, isTooOld) => {
  expect(isOlderThan(version, '22.15')).toBe(isTooOld);
});

it('what is refused is what package.json says of engines', () => {
  const { engines } = JSON.parse(readFileSync(join(CLI, 'package.json'), 'utf8')) as { readonly engines: { readonly node: string } };
  expect(readFileSync(join(CLI, 'src/main.ts'), 'utf8')).toContain(`OLDEST_NODE = '${engines.node.replace('>=', '')}'`);
});
