import { execFile } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The `node_modules` of this repository. */
export const MODULES: string = join(import.meta.dirname, '../../../../node_modules');

const BUNDLE = join(import.meta.dirname, '../../../../scripts/bundle.ts');

/**
 * Puts the packages that an application installs into `node_modules` of a folder, as they are published: in a bundle each, JavaScript,
 * with what they depend on beside them.
 * @returns the folder of the scope `@spancost`
 */
export async function install(folder: string): Promise<string> {
  const scope = join(folder, 'node_modules/@spancost');
  await bundleInto(scope);
  for (const name of ['@opentelemetry', 'decimal.js', 'zod']) await symlink(join(MODULES, name), join(folder, 'node_modules', name));
  return scope;
}

/** Puts the packages of this repository into a folder `@spancost`. */
export async function bundleInto(scope: string): Promise<void> {
  await promisify(execFile)(process.execPath, [BUNDLE, scope]);
}
