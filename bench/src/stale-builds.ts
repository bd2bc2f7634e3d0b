import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Each package that is measured, and the file that its build ends with. */
const BUILT: Readonly<Record<string, string>> = {
  'packages/conventions': 'dist/index.js',
  'packages/prices': 'dist/index.js',
  'packages/instrumentation': 'dist/index.js',
  'packages/processor': 'dist/index.js',
  'packages/node': 'dist/index.js',
  'packages/cli': 'dist/main.js',
  collector: 'dist/index.js',
};

/** The packages whose build is missing or older than their sources: figures of it would be about other code than one reads. */
export function staleBuilds(): readonly string[] {
  return Object.entries(BUILT).flatMap(([folder, file]) => {
    const built = join(ROOT, folder, file);
    return !existsSync(built) || newestIn(join(ROOT, folder, 'src')) > newestIn(join(ROOT, folder, 'dist'), '.js') ? [folder] : [];
  });
}

function newestIn(folder: string, ending = '.ts'): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending));
  return Math.max(...files.map((file) => statSync(join(folder, file)).mtimeMs));
}
