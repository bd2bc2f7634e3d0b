import { readFileSync } from 'node:fs';

/** The version of this collector; in the image, where all is one file, that of the command line, which is the same. */
export function collectorVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string };
  return version;
}
