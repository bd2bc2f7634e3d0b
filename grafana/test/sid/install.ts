/**
 * Unpacks the Prometheus, promtool and Alertmanager of Debian's unstable release beside those that this machine has, so that rules and
 * mails are tried on both. Nothing is installed: apt works in a folder of its own, with the mirror that the machine's own sources name.
 * Does nothing where that has been done. Prints which versions are there.
 *
 *     npm run build:prometheus3              # 60 MB and some seconds the first time
 *     npm run build:prometheus3 -- --renew   # takes what unstable has by now
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { debianMirror } from './debian-mirror.ts';
import { SID_PACKAGES, SID_PROGRAMS, SID_ROOT } from './sid-programs.ts';

/** Programs that have the version of Prometheus, and the least of it that is worth trying beside the stable release. */
const OF_PROMETHEUS: readonly string[] = ['prometheus', 'promtool'];
const LEAST_MAJOR = 3;

/** Debian's own keys; where they are missing, apt takes those that it trusts. */
const KEYRINGS = ['/usr/share/keyrings/debian-archive-keyring.pgp', '/usr/share/keyrings/debian-archive-keyring.gpg'];

if (process.argv.includes('--renew')) rmSync(SID_ROOT, { recursive: true, force: true });
if (!existsSync(SID_ROOT)) unpack();
process.stdout.write(`${SID_PROGRAMS}: ${versionsIn(SID_PROGRAMS).join(', ')}\n`);

/** The programs are there whole or not at all, whoever unpacks at the same time. */
function unpack(): void {
  mkdirSync(dirname(SID_ROOT), { recursive: true });
  const folder = mkdtempSync(`${SID_ROOT}-`);
  try {
    const options = privateApt(folder);
    run('apt-get', ['--quiet', ...options, 'update'], folder);
    run('apt-get', ['--quiet', ...options, 'download', ...SID_PACKAGES], folder);
    const unpacked = join(folder, 'unpacked');
    for (const name of readdirSync(folder)) if (name.endsWith('.deb')) run('dpkg', ['--extract', name, unpacked], folder);
    versionsIn(join(unpacked, 'usr/bin'));
    if (!existsSync(SID_ROOT)) renameSync(unpacked, SID_ROOT);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Options of an apt that knows unstable alone and touches nothing of the machine's. */
function privateApt(folder: string): readonly string[] {
  for (const name of ['state/lists/partial', 'cache/archives/partial']) mkdirSync(join(folder, name), { recursive: true });
  const keyring = KEYRINGS.find((path) => existsSync(path));
  const signedBy = keyring === undefined ? '' : `Signed-By: ${keyring}\n`;
  writeFileSync(join(folder, 'sid.sources'), `Types: deb\nURIs: ${debianMirror()}\nSuites: sid\nComponents: main\n${signedBy}`);
  const options = {
    'Dir::State': join(folder, 'state'),
    'Dir::State::status': '/dev/null',
    'Dir::Cache': join(folder, 'cache'),
    'Dir::Etc::sourcelist': join(folder, 'sid.sources'),
    'Dir::Etc::sourceparts': '/dev/null',
    'Acquire::Languages': 'none',
    'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled': 'false',
    // The folder is this user's; the one that apt downloads as could not write to it.
    'APT::Sandbox::User': 'root',
  };
  return Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

/** Runs each program. @throws where one does not run here, for example for an older libc, or is not newer than the stable release's */
function versionsIn(folder: string): readonly string[] {
  return [...OF_PROMETHEUS, 'prometheus-alertmanager', 'amtool'].map((name) => {
    const [line = ''] = execFileSync(join(folder, name), ['--version'], { encoding: 'utf8' }).split('\n');
    const [, version = ''] = /version (\S+)/.exec(line) ?? [];
    if (OF_PROMETHEUS.includes(name) && !(Number.parseInt(version, 10) >= LEAST_MAJOR))
      throw new Error(`${name} of unstable says "${line}"; ${LEAST_MAJOR} or later is wanted. Does the mirror have unstable?`);
    return `${name} ${version}`;
  });
}

function run(command: string, args: readonly string[], cwd: string): void {
  // What they say of their progress is not what this script answers.
  execFileSync(command, args, { cwd, stdio: ['ignore', process.stderr, process.stderr] });
}
