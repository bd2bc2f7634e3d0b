import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe } from 'vitest';

/** Programs that tests run for real; none of them comes from npm. */
export type ServiceName = 'prometheus' | 'promtool' | 'alertmanager' | 'amtool';

/** What a program is called, Debian's name first, and the Debian package that has it. */
const SERVICES: Readonly<Record<ServiceName, { readonly binaries: readonly string[]; readonly aptPackage: string }>> = {
  prometheus: { binaries: ['prometheus'], aptPackage: 'prometheus' },
  promtool: { binaries: ['promtool'], aptPackage: 'prometheus' },
  alertmanager: { binaries: ['prometheus-alertmanager', 'alertmanager'], aptPackage: 'prometheus-alertmanager' },
  amtool: { binaries: ['amtool'], aptPackage: 'prometheus-alertmanager' },
};

/**
 * Path of a program, or undefined where it is not installed: tests that need it are then skipped.
 *
 * @public for the tests of other workspaces
 * @throws where it is missing although SPANCOST_REQUIRE_SERVICES=1, so that CI cannot pass by skipping
 */
export function service(name: ServiceName): string | undefined {
  const { binaries, aptPackage } = SERVICES[name];
  const path = onPath(binaries);
  if (path === undefined && process.env['SPANCOST_REQUIRE_SERVICES'] === '1')
    throw new Error(
      `${name} is not on PATH, and SPANCOST_REQUIRE_SERVICES=1 forbids to skip its tests. Run: apt-get install ${aptPackage}`,
    );
  return path;
}

/** As vitest's `describe`, with the paths of the programs; skipped, and saying why, where one is missing. */
export function describeWithServices<N extends ServiceName>(
  title: string,
  names: readonly N[],
  tests: (paths: Readonly<Record<N, string>>) => void,
): void {
  const found = names.map((name) => [name, service(name) ?? ''] as const);
  const missing = found.filter(([, path]) => path === '').map(([name]) => name);
  const paths = Object.fromEntries(found) as Record<N, string>;
  const why = missing.length === 0 ? '' : ` (${missing.join(' and ')} not installed)`;
  describe.skipIf(missing.length > 0)(title + why, () => {
    tests(paths);
  });
}

function onPath(binaries: readonly string[]): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const binary of binaries) if (executable(join(folder, binary))) return join(folder, binary);
  }
  return undefined;
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
