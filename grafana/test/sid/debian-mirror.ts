import { execFileSync } from 'node:child_process';

/** The mirror of Debian's archive that this machine's apt takes packages from, as a URI. @throws where it has none */
export function debianMirror(): string {
  const sources = execFileSync('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Identifier: Packages'], { encoding: 'utf8' });
  const mirror = sources.split('\n').find((uri) => /\/debian\/?$/.test(uri));
  if (mirror === undefined)
    throw new Error(
      'No source of apt ends with /debian, so there is no mirror to take the unstable release from. Add Debian to the sources of apt.',
    );
  return mirror;
}
