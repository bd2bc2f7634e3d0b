import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGES = join(import.meta.dirname, '../../packages');

/** The packages whose build is missing or older than their sources: figures of it would be about other code than one reads. */
export function staleBuilds(): readonly string[] {
  return ['conventions', 'prices', 'instrumentation', 'processor', 'node'].filter((name) => {
    const built = join(PACKAGES, name, 'dist/index.js');
    return !existsSync(built) || newestIn(join(PACKAGES, name, 'src')) > statSync(built).mtimeMs;
  });
}

function newestIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return Math.max(...files.map((file) => statSync(join(folder, file)).mtimeMs));
}
