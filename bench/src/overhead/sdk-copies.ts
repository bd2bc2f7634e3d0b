import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type * as openai from 'openai';

/** What `require('openai')` gives. */
export type OpenAIModule = typeof openai;

const require = createRequire(import.meta.url);

/**
 * Copies of the installed openai package, so that each variant patches classes of its own in one process. They lie outside
 * of any `node_modules`: no module hook takes them for the package.
 */
export class SdkCopies {
  readonly #folder: string = mkdtempSync(join(tmpdir(), 'spancost-bench-'));

  /** A copy of the package that nobody else has loaded. */
  load(name: string): OpenAIModule {
    const to = join(this.#folder, name);
    cpSync(dirname(require.resolve('openai')), to, { recursive: true, filter: isNeeded });
    // The copy has the exports of the package whose types these are.
    return require(join(to, 'index.js')) as OpenAIModule;
  }

  /** Removes the copies. */
  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

function isNeeded(path: string): boolean {
  return path.endsWith('.js') || path.endsWith('package.json') || statSync(path).isDirectory();
}
