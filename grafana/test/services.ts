import { describe } from 'vitest';
import { programOnPath } from '../../test/program-on-path.ts';
import { SID_PROGRAMS } from './sid/sid-programs.ts';

/** Programs that tests run for real; none of them comes from npm. */
export type ServiceName = 'prometheus' | 'promtool' | 'alertmanager' | 'amtool';

/** What a program is called, Debian's name first, and the Debian package that has it. */
const SERVICES: Readonly<Record<ServiceName, { readonly binaries: readonly string[]; readonly aptPackage: string }>> = {
  prometheus: { binaries: ['prometheus'], aptPackage: 'prometheus' },
  promtool: { binaries: ['promtool'], aptPackage: 'prometheus' },
  alertmanager: { binaries: ['prometheus-alertmanager', 'alertmanager'], aptPackage: 'prometheus-alertmanager' },
  amtool: { binaries: ['amtool'], aptPackage: 'prometheus-alertmanager' },
};

/** Which of them: those that the machine has, or those of Debian's unstable release beside them. */
export type Release = 'installed' | 'sid';
const RELEASES: readonly Release[] = ['installed', 'sid'];

/**
 * Path of a program, or undefined where it is not there: tests that need it are then skipped.
 *
 * @public for the tests of other workspaces
 * @throws where it is missing although SPANCOST_REQUIRE_SERVICES=1, so that CI cannot pass by skipping
 */
export function service(name: ServiceName, release: Release = 'installed'): string | undefined {
  const { binaries, aptPackage } = SERVICES[name];
  const path = programOnPath(binaries, release === 'sid' ? [SID_PROGRAMS] : undefined);
  if (path === undefined && process.env['SPANCOST_REQUIRE_SERVICES'] === '1') {
    const missing = release === 'sid' ? `The ${name} of Debian's unstable release is not there` : `${name} is not on PATH`;
    const remedy = release === 'sid' ? 'npm run build:prometheus3' : `apt-get install ${aptPackage}`;
    throw new Error(`${missing}, and SPANCOST_REQUIRE_SERVICES=1 forbids to skip its tests. Run: ${remedy}`);
  }
  return path;
}

/** As vitest's `describe`, with the paths of the programs; skipped, and saying why, where one is missing. */
export function describeWithServices<N extends ServiceName>(
  title: string,
  names: readonly N[],
  tests: (paths: Readonly<Record<N, string>>) => void,
  release: Release = 'installed',
): void {
  const found = names.map((name) => [name, service(name, release) ?? ''] as const);
  const missing = found.filter(([, path]) => path === '').map(([name]) => name);
  const paths = Object.fromEntries(found) as Record<N, string>;
  const why = missing.length === 0 ? '' : ` (${missing.join(' and ')} not ${release === 'sid' ? 'unpacked' : 'installed'})`;
  describe.skipIf(missing.length > 0)(title + why, () => {
    tests(paths);
  });
}

/** The same twice: with the programs that are installed, and with those of Debian's unstable release, Prometheus 3 among them. */
export function describeWithEachRelease<N extends ServiceName>(
  title: string,
  names: readonly N[],
  tests: (paths: Readonly<Record<N, string>>, release: Release) => void,
): void {
  for (const release of RELEASES) describeWithServices(`${title}, ${release}`, names, (paths) => tests(paths, release), release);
}
