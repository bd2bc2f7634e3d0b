import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** A package as it is installed here. */
export interface InstalledPackage {
  /** What `require` loads of it. */
  readonly entry: string;
  readonly folder: string;
  readonly version: string;
}

/** The package that is installed under a name. @throws Error if its entry is in no folder with a version. */
export function installedPackage(installed: string): InstalledPackage {
  const entry = require.resolve(installed);
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    // Folders of one format may have a manifest without a version.
    const { version }: { version?: unknown } = existsSync(manifest) ? require(manifest) : {};
    if (typeof version === 'string') return { entry, folder, version };
  }
  throw new Error(`${installed} is at ${entry}, which is in no package`);
}
