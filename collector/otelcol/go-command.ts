import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Go program and the environment that it is run in. */
export interface GoCommand {
  readonly path: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * The machine's `go`, of whatever age: from 1.21 on it fetches by itself the toolchain that a module asks for, as a Go module. An older
 * one, as Debian 12 has it, knows nothing of that, and fetches the same module when it is told to.
 *
 * @param needed Version for those that cannot choose by themselves, as `1.26.8`.
 * @throws where there is no `go` at all
 */
export function goCommand(needed: string): GoCommand {
  const env: NodeJS.ProcessEnv = { ...process.env, GOTOOLCHAIN: 'auto' };
  const version = versionOf('go', env);
  if (version === undefined) throw new Error('There is no go on PATH, of which any version will do. Run: apt-get install golang-go');
  if (version >= 21) return { path: 'go', env };
  const path = fetchToolchain(needed, env);
  return { path, env: { ...env, GOTOOLCHAIN: 'local', PATH: `${join(path, '..')}:${env['PATH'] ?? ''}` } };
}

/** The minor of Go 1, or undefined where it cannot be run. */
function versionOf(go: string, env: NodeJS.ProcessEnv): number | undefined {
  try {
    const said = execFileSync(go, ['version'], { env, encoding: 'utf8', cwd: tmpdir(), stdio: ['ignore', 'pipe', 'ignore'] });
    return Number(/go1\.(\d+)/.exec(said)?.[1]);
  } catch {
    return undefined;
  }
}

/** What newer versions do by themselves: download, check against the checksum database, unpack, and make the programs runnable. */
function fetchToolchain(version: string, env: NodeJS.ProcessEnv): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const module = `golang.org/toolchain@v0.0.1-go${version}.${os}-${arch}`;
  const said = execFileSync('go', ['mod', 'download', '-json', module], { env, encoding: 'utf8', cwd: tmpdir() });
  const { Dir: folder } = JSON.parse(said) as { readonly Dir: string };
  // A module's files have no permission to be run.
  const programs = [join(folder, 'bin'), join(folder, 'pkg/tool', `${os}_${arch}`)];
  for (const parent of programs) for (const name of readdirSync(parent)) chmodSync(join(parent, name), 0o755);
  return join(folder, 'bin/go');
}
