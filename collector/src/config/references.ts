import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ConfigEnvironment } from './environment.ts';
import type { Path } from './declaration/resolve.ts';

/** Where references of a file lead. */
export interface ReferenceSources {
  readonly env: ConfigEnvironment;
  /** That relative paths start from. */
  readonly folder: string;
  /** Told of each text that came from elsewhere, and which reference stood for it. */
  readonly onFollowed: (text: string, reference: string) => void;
  /** Ends the reading: a reference at this path leads nowhere. */
  readonly fail: (path: Path, problem: string) => never;
}

const REFERENCE = /\$\$\{|\$\{([^{}]*)\}/g;

/**
 * Data with every `${env:NAME}` and `${file:path}` in its texts followed; `$${` is a plain `${`. Keys stay, and what was
 * followed is not looked into again.
 */
export function followReferences(data: unknown, sources: ReferenceSources): unknown {
  const within: object[] = [];
  const follow = (value: unknown, path: Path): unknown => {
    if (typeof value === 'string') return followIn(value, sources, path);
    // An alias may lead back to what it stands in; the check of the values refuses that.
    if (typeof value !== 'object' || value === null || within.includes(value)) return value;
    within.push(value);
    const followed = Array.isArray(value)
      ? value.map((each, index) => follow(each, [...path, index]))
      : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, follow(each, [...path, key])]));
    within.pop();
    return followed;
  };
  return follow(data, []);
}

function followIn(written: string, sources: ReferenceSources, path: Path): string {
  return written.replace(REFERENCE, (reference: string, target: string | undefined) => {
    if (target === undefined) return '${';
    const text = targetOf(target, sources, path);
    sources.onFollowed(text, reference);
    return text;
  });
}

function targetOf(target: string, { env, folder, fail }: ReferenceSources, path: Path): string {
  const [, kind, name = ''] = /^(env|file):(.+)$/.exec(target) ?? [];
  if (kind === 'env') return env[name] || fail(path, `the environment variable ${name} is not set; set it, or write the value here`);
  if (kind === 'file') {
    try {
      return readFileSync(resolve(folder, name), 'utf8').replace(/\r?\n$/, '');
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      return fail(path, `the file ${name} cannot be read (${code}); its path is relative to this file`);
    }
  }
  return fail(path, `\${${target}} is no reference; write \${env:NAME} or \${file:path}, or $\${ for a plain \${`);
}
