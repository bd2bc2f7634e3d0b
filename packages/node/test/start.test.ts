import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';

/** Registers, makes the first refresh of the book due, and prints the address of every file that was loaded. */
const PROGRAM = `
import { registerHooks } from 'node:module';
const loaded = [];
registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
const { register } = await import('@spancost/node');
await register().ready;
await new Promise((resolve) => setTimeout(resolve, 50));
process.stdout.write(JSON.stringify(loaded), () => process.exit());
`;

/** The files that a start loads. */
let loaded: readonly string[] = [];

beforeAll(async () => {
  const run = ['--conditions=@spancost/source', '--input-type=module', '--eval', PROGRAM];
  const { stdout } = await promisify(execFile)(process.execPath, run, {
    cwd: import.meta.dirname,
    env: { ...process.env, NODE_OPTIONS: '', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' },
  });
  loaded = JSON.parse(stdout) as readonly string[];
});

/** Folders that packages were loaded from, by the name of the package. */
function foldersByPackage(): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>();
  for (const url of loaded) {
    const [, folder, name] = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(url) ?? [];
    if (folder !== undefined && name !== undefined) folders.set(name, (folders.get(name) ?? new Set()).add(folder));
  }
  return folders;
}

describe('register()', () => {
  it('loads one copy of each package of OpenTelemetry: those whose versions its SDK for Node pins', () => {
    const packages = [...foldersByPackage()];
    expect(packages.map(([name]) => name)).toEqual(expect.arrayContaining(['@opentelemetry/sdk-node', '@opentelemetry/core']));
    expect(packages.filter(([, folders]) => folders.size > 1)).toEqual([]);
  });

  it('loads no provider SDK, and no validator', () => {
    const names = [...foldersByPackage().keys()];
    expect(names.filter((name) => ['zod', 'openai', '@anthropic-ai/sdk', '@google/genai', 'cohere-ai', 'ollama'].includes(name))).toEqual(
      [],
    );
  });

  it('loads nothing of the API, which comes with the first question of what was spent', () => {
    expect(loaded.some((url) => url.includes('/packages/node/src/spend/spend-of.ts'))).toBe(true);
    expect(loaded.filter((url) => url.includes('/packages/api/'))).toEqual([]);
  });

  it('loads prices packed, and nothing of what they are packed from', () => {
    const prices = loaded.flatMap((url) => /\/packages\/prices\/src\/(.+)$/.exec(url)?.[1] ?? []);
    expect(prices).toContain('packaged/packed-parts.ts');
    expect(prices.filter((file) => /^(?:data\/(?!head)|parse|sources|upkeep)/.test(file))).toEqual([]);
  });

  it('leaves an application alone whose Node is as old as 20, which has no Map.groupBy', async () => {
    const older = 'data:text/javascript,delete Map.groupBy';
    const run = ['--conditions=@spancost/source', '--import', older, '--import', '@spancost/node/register', '--eval', 'console.log(17)'];
    const { stdout } = await promisify(execFile)(process.execPath, run, { cwd: import.meta.dirname });
    expect(stdout).toBe('17\n');
  });
});
