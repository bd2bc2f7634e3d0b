import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('./watch-toy-sdk.ts', import.meta.url));
let printed: { counts: Record<string, number>; survived: boolean; probed: object; reported: string[]; loaded: string[] };

beforeAll(async () => {
  const { stdout } = await run(process.execPath, ['--conditions=@spancost/source', SCRIPT], {
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  printed = JSON.parse(stdout);
});

test.each([
  ['required before', 1],
  ['imported', 1],
  ['required', 1],
  ['nested', 1],
  ['under another name', 1],
  ['another version', 0],
  ['another package', 0],
  ['another file', 0],
  ['after stop()', 0],
])('a copy of the SDK, %s: instrumented %d times', (what, times) => {
  expect(printed.counts[what]).toBe(times);
});

test('an instrumentation that throws does not break the import', () => {
  expect(printed.survived).toBe(true);
});

test('a probe finds what is linked, and what it refused can be imported then and later', () => {
  expect(printed.probed).toEqual({ harmless: true, before: true, imported: true, after: true });
});

test('the report has every copy with its version and what became of it', () => {
  expect(printed.reported).toEqual([
    'before/toy-sdk 2.1.0 instrumented',
    'node_modules/toy-sdk 2.1.0 instrumented',
    'required/toy-sdk 2.1.0 instrumented',
    'node_modules/app/node_modules/toy-sdk 2.1.0 instrumented',
    'node_modules/alias-of-toy 2.1.0 instrumented',
    'old/toy-sdk 1.9.9 unsupported version',
  ]);
});

test('a copy that is installed is not loaded by the report, but on request; one without the class says so', () => {
  expect(printed.loaded).toEqual(['not loaded', 'instrumented', 'no client class']);
});
