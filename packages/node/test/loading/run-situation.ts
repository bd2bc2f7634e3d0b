import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { build, type BuildOptions } from 'esbuild';
import type { Report } from '../../src/index.ts';
import { MODULES } from './installed.ts';
import type { Bundle, Situation } from './situation.ts';

const require = createRequire(import.meta.url);
const OBSERVE = join(import.meta.dirname, 'observe.cjs');
const TSX = require.resolve('tsx/cli');

/** SDKs that no situation but one uses: none of them must be loaded in the others. */
export const OTHER_SDKS: readonly string[] = [
  '@anthropic-ai/sdk',
  '@google/genai',
  '@aws-sdk/client-bedrock-runtime',
  'groq-sdk',
  'cohere-ai',
  '@mistralai/mistralai',
  'ollama',
];
const INSTALLED: Readonly<Record<string, string>> = Object.fromEntries(
  ['@opentelemetry', 'openai', ...OTHER_SDKS].map((name) => [name, name]),
);

/** Of one process; a machine may be busy with others. */
const TIMEOUT_MS = 90_000;

/** What the SDKs and the stand-in for their providers need to know; `service` tells the processes apart. */
export interface Surroundings {
  readonly providersUrl: string;
  readonly collectorUrl: string;
  readonly service: string;
  /** Folder in which Node keeps what it has compiled, for the processes that come after. */
  readonly compileCache: string;
}

/** What came of one process. */
export interface Ran {
  /** What the application printed. */
  readonly printed: string;
  /** What it complained of. */
  readonly complaints: string;
  /** What Spancost knew at its end. */
  readonly report: Report;
  /** Files of SDKs that were loaded, where the situation asks for a list. */
  readonly loaded: readonly string[];
}

/**
 * Writes the application of a situation into a folder, bundled if it asks for that.
 * @param spancost Folder of the scope `@spancost`, for its `node_modules`.
 * @returns the file to start
 */
export async function prepare(situation: Situation, folder: string, spancost: string): Promise<string> {
  const { files, installed = {}, openaiAs, type, bundle, isLinked = false } = situation;
  await mkdir(join(folder, 'node_modules'), { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'application', version: '1.0.0', type }));
  for (const [file, source] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), source);
  }
  const packages = { ...INSTALLED, ...installed };
  for (const [name, from] of Object.entries(packages)) {
    const at = join(folder, 'node_modules', name);
    await mkdir(dirname(at), { recursive: true });
    await symlink(await realpath(join(MODULES, from)), at);
  }
  await symlink(spancost, join(folder, 'node_modules/@spancost'));
  if (openaiAs !== undefined) await renumber(join(folder, 'node_modules/openai'), openaiAs);
  const main = join(folder, Object.keys(files)[0] ?? '');
  if (bundle !== undefined) await bundled(main, bundle);
  return isLinked ? await linked(main, `${folder}-bin`) : main;
}

async function linked(main: string, folder: string): Promise<string> {
  await mkdir(folder);
  await symlink(main, join(folder, 'program'));
  return join(folder, 'program');
}

/** Puts a copy with another version in the place of a link. */
async function renumber(link: string, version: string): Promise<void> {
  const from = await realpath(link);
  await rm(link);
  await cp(from, link, { recursive: true, filter: (path) => path !== join(from, 'src') });
  const manifest = JSON.parse(await readFile(join(from, 'package.json'), 'utf8')) as object;
  await writeFile(join(link, 'package.json'), JSON.stringify({ ...manifest, version }));
}

/** Starts it as a user would, and waits for its end. */
export async function run(
  node: string,
  main: string,
  situation: Situation,
  surroundings: Surroundings,
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const flags = ['--require', OBSERVE, ...(situation.flags ?? [])];
  const args = [...(situation.runner === 'tsx' ? [TSX] : []), ...flags, main];
  const { stdout, stderr } = await promisify(execFile)(node, args, {
    cwd: dirname(main),
    env: { ...environment(surroundings), ...env },
    timeout: TIMEOUT_MS,
  });
  const [printed = '', told = ''] = stdout.split('OBSERVED ');
  return { printed, complaints: stderr, ...(JSON.parse(told) as Pick<Ran, 'report' | 'loaded'>) };
}

/** Its environment, and nothing else of this process's. */
export function environment({ providersUrl, collectorUrl, service, compileCache }: Surroundings): Record<string, string> {
  const { port } = new URL(providersUrl);
  return {
    PATH: process.env['PATH'] ?? '',
    NODE_COMPILE_CACHE: compileCache,
    OPENAI_API_KEY: 'any',
    ANTHROPIC_API_KEY: 'any',
    GROQ_API_KEY: 'any',
    // The last net goes by the names of hosts; observe.cjs takes these to this machine.
    OPENAI_BASE_URL: `http://api.openai.com:${port}/openai/v1`,
    ANTHROPIC_BASE_URL: `http://api.anthropic.com:${port}/anthropic`,
    GROQ_BASE_URL: `http://api.groq.com:${port}/groq`,
    PROVIDERS: providersUrl,
    OTEL_SERVICE_NAME: service,
    OTEL_EXPORTER_OTLP_ENDPOINT: collectorUrl,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_METRICS_EXPORTER: 'none',
    OTEL_NODE_RESOURCE_DETECTORS: 'env',
    OTEL_LOG_LEVEL: 'warn',
  };
}

/** Everything that the repository has may be in the bundle; what is outside is found in the application's `node_modules`. */
async function bundled(main: string, { format, external, minify = false }: Bundle): Promise<void> {
  const left = { all: [], spancost: ['@spancost/*', '@opentelemetry/*'], sdk: ['openai'], nothing: [] }[external];
  await build({
    entryPoints: [main],
    outfile: main,
    allowOverwrite: true,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format,
    minify,
    loader: { [extname(main)]: 'js' },
    logLevel: 'error',
    ...(external === 'all' ? { packages: 'external' } : { external: left }),
    ...LACKING[format],
  });
}

/**
 * What esbuild's users add for packages such as OpenTelemetry's gRPC exporter: a bundle of ES modules has no `require`, one of CommonJS
 * no `import.meta`. docs/loading.md says so.
 */
const LACKING: Readonly<Record<Bundle['format'], BuildOptions>> = {
  esm: { banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);" } },
  cjs: {
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': 'importMetaUrl' },
  },
};
