import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** What each workspace may depend on inside the repository. Dependencies go down only. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'packages/conventions': [],
  'packages/prices': ['@spancost/conventions'],
  'packages/api': ['@spancost/conventions', '@spancost/prices'],
  'packages/instrumentation': ['@spancost/conventions'],
  'packages/processor': ['@spancost/conventions', '@spancost/prices'],
  'packages/node': ['@spancost/api', '@spancost/conventions', '@spancost/instrumentation', '@spancost/prices', '@spancost/processor'],
  'packages/cli': [
    '@spancost/api',
    '@spancost/collector',
    '@spancost/conventions',
    '@spancost/example-providers',
    '@spancost/example-shop',
    '@spancost/prices',
  ],
  collector: ['@spancost/api', '@spancost/conventions', '@spancost/prices', '@spancost/processor'],
  'collector/page': ['@spancost/api'],
  grafana: ['@spancost/conventions'],
  'examples/next': ['@spancost/node'],
  'examples/providers': [],
  'examples/shop': ['@spancost/node'],
  bench: ['@spancost/conventions', '@spancost/instrumentation', '@spancost/node', '@spancost/prices', '@spancost/processor'],
};

/** Leaves: installed alone, without OpenTelemetry. */
const WITHOUT_OPEN_TELEMETRY = ['collector/page', 'packages/api', 'packages/conventions', 'packages/prices', 'grafana'];

interface Manifest {
  readonly name: string;
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

function manifestOf(workspace: string): Manifest {
  return JSON.parse(readFileSync(join(ROOT, workspace, 'package.json'), 'utf8')) as Manifest;
}

function workspaces(): string[] {
  return (manifestOf('.').workspaces ?? []).flatMap((pattern) => {
    if (!pattern.endsWith('/*')) return [pattern];
    const folder = pattern.slice(0, -2);
    return readdirSync(join(ROOT, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${folder}/${entry.name}`);
  });
}

function sourcesOf(workspace: string): { readonly path: string; readonly text: string }[] {
  const folder = join(ROOT, workspace, 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ path: join(folder, file), text: readFileSync(join(folder, file), 'utf8') }));
}

const importsOf = (text: string): string[] => [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');

it('the table lists every workspace, and no other', () => {
  expect(Object.keys(ALLOWED).toSorted()).toEqual(workspaces().toSorted());
});

describe.each(Object.keys(ALLOWED))('%s', (workspace) => {
  const manifest = manifestOf(workspace);
  const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });

  it('depends on nothing above it', () => {
    expect(dependencies.filter((name) => /^(@spancost\/|spancost$)/.test(name) && !ALLOWED[workspace]?.includes(name))).toEqual([]);
  });

  it('imports what it declares, and stays inside its folder', () => {
    const undeclared = sourcesOf(workspace).flatMap(({ path, text }) =>
      importsOf(text).flatMap((specifier) => {
        if (specifier.startsWith('.')) {
          const target = relative(join(ROOT, workspace), resolve(dirname(path), specifier));
          return target.startsWith('..') ? [`${relative(ROOT, path)} leaves the workspace: ${specifier}`] : [];
        }
        const inside = /^(@spancost\/[^/]+)/.exec(specifier)?.[1];
        return inside !== undefined && !dependencies.includes(inside) && inside !== manifest.name
          ? [`${relative(ROOT, path)} imports ${inside}`]
          : [];
      }),
    );
    expect(undeclared).toEqual([]);
  });
});

it.each(WITHOUT_OPEN_TELEMETRY)('%s does not know OpenTelemetry', (workspace) => {
  const { dependencies, peerDependencies } = manifestOf(workspace);
  expect(Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => name.startsWith('@opentelemetry/'))).toEqual([]);
});

/** Telemetry names are declared once, in conventions; elsewhere they are imported. */
it('no source outside conventions spells the name of an attribute or metric of ours', () => {
  const literal =
    /['"`](?:spancost_[a-z_]+|spancost\.(?:cost|usage|client|call|tenant|feature|task|object)[a-z0-9_.]*|gen_ai\.[a-z_.]+)['"`]/;
  const spelled = [
    'packages/prices',
    'packages/processor',
    'packages/instrumentation',
    'packages/node',
    'packages/cli',
    'collector',
    'grafana',
  ].flatMap((workspace) =>
    sourcesOf(workspace).flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => {
        const code = line.trim();
        return !code.startsWith('*') && !code.startsWith('/') && literal.test(code)
          ? [`${relative(ROOT, path)}:${index + 1}: ${code}`]
          : [];
      }),
    ),
  );
  expect(spelled).toEqual([]);
});

/** What the folders of the collector that all others build on may use of the others, besides its errors. */
const FOUNDATIONS: Readonly<Record<string, readonly string[]>> = {
  files: [],
  ledger: [],
  lifecycle: ['ledger'],
  otlp: ['scheduling'],
  scheduling: [],
};

it.each(Object.entries(FOUNDATIONS))('collector/src/%s uses nothing of the other folders but %j', (folder, allowed) => {
  const source = join(ROOT, 'collector/src');
  const used = sourcesOf('collector').flatMap(({ path, text }) =>
    relative(source, path).startsWith(`${folder}/`)
      ? importsOf(text).flatMap((specifier) => (specifier.startsWith('.') ? [relative(source, resolve(dirname(path), specifier))] : []))
      : [],
  );
  const others = used.filter((file) => file !== 'errors.ts' && ![folder, ...allowed].includes(file.split('/')[0] ?? ''));
  expect(others).toEqual([]);
});
