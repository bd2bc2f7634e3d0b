import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { otelcolBinary } from '../../collector/otelcol/otelcol-binary.ts';
import { virtualEnvironment } from './python.ts';

/** What the whole chain needs beside npm's packages, and how to get each. */
const PROGRAMS = {
  otelcol: { path: otelcolBinary(), install: 'npm run build:otelcol' },
  python: { path: join(virtualEnvironment(), 'bin/python'), install: 'npm run build:python' },
} as const;

/**
 * As vitest's `describe`, with the path of each program; skipped, and saying why, where one is missing.
 * @throws where one is missing although SPANCOST_REQUIRE_SERVICES=1, so that CI cannot pass by skipping
 */
export function describeWithPrograms<N extends keyof typeof PROGRAMS>(
  title: string,
  names: readonly N[],
  tests: (paths: Readonly<Record<N, string>>) => void,
): void {
  const missing = names.filter((name) => !existsSync(PROGRAMS[name].path));
  const toDo = missing.map((name) => PROGRAMS[name].install).join(', ');
  if (missing.length > 0 && process.env['SPANCOST_REQUIRE_SERVICES'] === '1')
    throw new Error(`${missing.join(' and ')} missing, and SPANCOST_REQUIRE_SERVICES=1 forbids to skip the tests. Run: ${toDo}`);
  const paths = Object.fromEntries(names.map((name) => [name, PROGRAMS[name].path])) as Record<N, string>;
  describe.skipIf(missing.length > 0)(missing.length === 0 ? title : `${title} (not there yet: ${toDo})`, () => {
    tests(paths);
  });
}
