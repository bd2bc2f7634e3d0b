import type { createRequire, registerHooks } from 'node:module';

/** What is used of Node's `module`. */
interface NodeModule {
  readonly createRequire: typeof createRequire;
  /** Undefined before Node 22.15. */
  readonly registerHooks?: typeof registerHooks;
}

/**
 * Node's `module`, asked of the process: bundlers rewrite what is imported of it, and what an older Node does not have is undefined
 * here, where an import of it would keep the application from starting.
 */
export function nodeModule(): NodeModule {
  return process.getBuiltinModule('node:module');
}
