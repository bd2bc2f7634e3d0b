import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A version of Node that every situation is tried on. */
export interface NodeProgram {
  readonly major: 22 | 24 | 26;
  /** Undefined where it is not installed. */
  readonly path: string | undefined;
}

/** Installed apart from the workspaces, so that `node` stays the project's own. */
const APART = join(import.meta.dirname, 'apart');

/** How to get what is missing. */
export const INSTALL: string = 'npm ci --no-bin-links --prefix packages/node/test/loading/apart';

/**
 * The majors of Node that are supported.
 * @throws where one is missing although SPANCOST_REQUIRE_SERVICES=1, so that CI cannot pass by skipping
 */
export function nodePrograms(): readonly NodeProgram[] {
  return ([22, 24, 26] as const).map((major) => {
    const path = process.versions.node.startsWith(`${major}.`) ? process.execPath : apart(major);
    if (path === undefined && process.env['SPANCOST_REQUIRE_SERVICES'] === '1')
      throw new Error(`Node ${major} is not installed, and SPANCOST_REQUIRE_SERVICES=1 forbids to skip its tests. Run: ${INSTALL}`);
    return { major, path };
  });
}

function apart(major: number): string | undefined {
  const path = join(APART, 'node_modules', `node-${major}-${process.platform}-${process.arch}`, 'bin/node');
  return existsSync(path) ? path : undefined;
}
