import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './finding.ts';
import type { InstalledPackage } from './installed-packages.ts';
import { NODE_PACKAGE } from './self-report.ts';

const CONFIGS = ['ts', 'mts', 'mjs', 'js', 'cjs'].map((extension) => `next.config.${extension}`);
const SCRIPTS = ['', 'src'].flatMap((folder) =>
  ['ts', 'mts', 'js', 'mjs'].flatMap((extension) =>
    ['instrumentation', 'instrumentation-node', 'instrumentation.node'].map((name) => join(folder, `${name}.${extension}`)),
  ),
);

/** Whether an application of Next.js registers, and what its bundle hides: Next bundles each package that its configuration does not name. */
export function nextFindings(folder: string, packages: readonly InstalledPackage[], sdks: readonly string[]): readonly Finding[] {
  if (packages.find(({ name }) => name === 'next')?.isDeclared !== true) return [];
  const scripts = SCRIPTS.flatMap((name) => textOf(join(folder, name)) ?? []);
  if (!scripts.some((text) => text.includes(NODE_PACKAGE)))
    return [
      finding(
        'problem',
        `nothing registers: in instrumentation.ts, export a function register() that imports ${NODE_PACKAGE} and calls its register()`,
      ),
    ];
  const config = CONFIGS.flatMap((name) => textOf(join(folder, name)) ?? []).join('\n');
  const declared = packages.filter(({ name, isDeclared }) => isDeclared && (name === NODE_PACKAGE || sdks.includes(name)));
  const bundled = declared.filter(({ name }) => !new RegExp(`['"\`]${name}['"\`]`).test(config)).map(({ name }) => name);
  const isGuarded = scripts.some((text) => text.includes('NEXT_RUNTIME'));
  return [
    finding('ok', 'instrumentation registers'),
    ...(isGuarded
      ? []
      : [
          finding(
            'note',
            "instrumentation is compiled for edge functions too: import inside of if (process.env.NEXT_RUNTIME === 'nodejs') { … }",
          ),
        ]),
    ...(bundled.length === 0 ? [] : [finding('note', adviceOn(bundled))]),
  ];
}

function adviceOn(bundled: readonly string[]): string {
  const names = bundled.map((name) => `'${name}'`).join(', ');
  const sdks = bundled.filter((name) => name !== NODE_PACKAGE);
  const hidden =
    sdks.length === 0
      ? ''
      : `; calls of ${sdks.join(', ')} are seen at the network only, unless instrument() or register({ modules }) gets them`;
  return `its bundle contains ${bundled.join(', ')}${hidden}: add ${names} to serverExternalPackages`;
}

function finding(status: Finding['status'], what: string): Finding {
  return { check: 'next', status, what: `Next.js: ${what}` };
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
