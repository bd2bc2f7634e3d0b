import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Kibibytes of a published package: the archive that is downloaded, and what it unpacks to. */
export interface PackageSize {
  readonly packed: number;
  readonly unpacked: number;
}

/** Packs a workspace as it would be published, without writing anything. */
export async function packageSize(workspace: string): Promise<PackageSize> {
  const cwd = join(import.meta.dirname, '../../..', workspace);
  const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd });
  const answer = JSON.parse(stdout) as readonly { readonly size: number; readonly unpackedSize: number }[];
  const { size, unpackedSize } = answer[0]!;
  return { packed: size / 1024, unpacked: unpackedSize / 1024 };
}
