import { expect, test } from 'vitest';
import { problemOf } from '../../src/self-test/problem-of.ts';

const RANGE = '>=5.23.2 <8';
const unsupported = (folder: string, version: string): string | undefined =>
  problemOf('openai', { folder, version, state: 'unsupported version' }, RANGE);

test.each([
  ['too old', '/app/node_modules/openai', '4.104.0', 'install openai@">=5.23.2 <8"'],
  ['too new', '/app/node_modules/openai', '8.0.0', 'install openai@">=5.23.2 <8", or a newer @spancost/node'],
  [
    'brought by a dependency',
    '/app/node_modules/llm-kit/node_modules/openai',
    '4.104.0',
    'update llm-kit, which brings it, or override its version by openai@">=5.23.2 <8"',
  ],
  [
    'brought by a package with a scope, on Windows',
    'C:\\app\\node_modules\\@llm\\kit\\node_modules\\openai',
    '4.104.0',
    'update @llm\\kit, which brings it, or override its version by openai@">=5.23.2 <8"',
  ],
  ["in pnpm's store", '/app/node_modules/.pnpm/openai@4.104.0/node_modules/openai', '4.104.0', 'install openai@">=5.23.2 <8"'],
])('a copy that is %s: what to do', (_what, folder, version, remedy) => {
  expect(unsupported(folder, version)).toBe(`openai ${version} in ${folder} is not instrumented: ${remedy}`);
});

test('a copy of an SDK that says no range', () => {
  const copy = { folder: '/app/node_modules/openai', version: '4.104.0', state: 'unsupported version' } as const;
  expect(problemOf('openai', copy, undefined)).toContain('install a supported version of openai');
});

test.each(['instrumented', 'not loaded'] as const)('a copy that is %s is no problem', (state) => {
  expect(problemOf('openai', { folder: '/app/node_modules/openai', version: '7.57.0', state }, RANGE)).toBeUndefined();
});
