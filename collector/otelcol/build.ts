/**
 * Builds the stock OpenTelemetry Collector with the official builder, from Go modules, as builder.yaml says and at the exact modules of
 * go.mod and go.sum. Does nothing where that has been done. Prints where the program is.
 *
 *     npm run build:otelcol             # two to three minutes on two cores the first time
 *     npm run build:otelcol -- --lock   # after a change of builder.yaml: writes go.mod and go.sum anew, then builds
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { goCommand, type GoCommand } from './go-command.ts';
import { BINARY_NAME, BUILD_INPUTS, otelcolBinary } from './otelcol-binary.ts';

/** What of the manifest is looked at; the builder reads the rest. */
interface Manifest {
  readonly dist: { readonly version: string; readonly module: string };
  readonly [kind: string]: unknown;
}

const MANIFEST = join(import.meta.dirname, 'builder.yaml');
const manifest = parse(readFileSync(MANIFEST, 'utf8')) as Manifest;
const [, GO = ''] = /^go (.+)$/m.exec(readFileSync(join(import.meta.dirname, 'go.mod'), 'utf8')) ?? [];

if (process.argv.includes('--lock')) lock(goCommand(GO));
if (!existsSync(otelcolBinary())) build(goCommand(GO));
process.stdout.write(`${otelcolBinary()}\n`);

/** A program is there whole or not at all, whoever builds at the same time. */
function build(go: GoCommand): void {
  const target = dirname(otelcolBinary());
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(`${target}-`);
  try {
    for (const path of BUILD_INPUTS) copyFileSync(path, join(folder, basename(path)));
    runBuilder(go, folder);
    mkdirSync(target, { recursive: true });
    renameSync(join(folder, BINARY_NAME), otelcolBinary());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Resolves the modules of the manifest. `-e`: what only the tests of a component would need is not needed here, and a mirror of Go
 * modules may well not have it.
 */
function lock(go: GoCommand): void {
  const folder = mkdtempSync(join(import.meta.dirname, 'lock-'));
  try {
    copyFileSync(MANIFEST, join(folder, 'builder.yaml'));
    run(go, folder, 'mod', 'init', manifest.dist.module);
    runBuilder(go, folder, '--skip-compilation');
    run(go, folder, 'get', `go.opentelemetry.io/collector/otelcol@v${manifest.dist.version}`, ...modulesOf(manifest));
    run(go, folder, 'mod', 'tidy', '-e');
    for (const name of ['go.mod', 'go.sum']) renameSync(join(folder, name), join(import.meta.dirname, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runBuilder(go: GoCommand, folder: string, ...flags: readonly string[]): void {
  const builder = `go.opentelemetry.io/collector/cmd/builder@v${manifest.dist.version}`;
  run(go, folder, 'run', builder, '--config=builder.yaml', '--skip-get-modules', ...flags);
}

function run({ path, env }: GoCommand, cwd: string, ...args: readonly string[]): void {
  // What it says of its progress is not what this script answers.
  execFileSync(path, args, { cwd, env, stdio: ['ignore', process.stderr, process.stderr] });
}

/** Each component as `path@version`. */
function modulesOf(kinds: Manifest): readonly string[] {
  const components = Object.values(kinds).filter(Array.isArray).flat() as readonly { readonly gomod: string }[];
  return components.map(({ gomod }) => gomod.replace(' ', '@'));
}
