import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Report, SdkReport } from '../../src/index.ts';
import { OtlpSink, type Received } from '../otlp-sink.ts';
import { bundleInto } from './installed.ts';
import { environment } from './run-situation.ts';

const EXAMPLE = join(import.meta.dirname, '../../../../examples/next');
// Turbopack reads nothing outside of the repository, and a package is only left out of its bundle if it is in `node_modules`.
const APP = join(EXAMPLE, '.as-installed');
const NEXT = createRequire(join(EXAMPLE, 'package.json')).resolve('next/dist/bin/next');
/** Next's default; `webpack` is tried by hand. */
const BUNDLER = process.env['SPANCOST_NEXT_BUNDLER'] ?? 'turbopack';
const OBSERVE = join(import.meta.dirname, 'observe.cjs');

let providers: ProvidersServer;
let sink: OtlpSink;
let server: ChildProcess;
let printed = '';
let built = '';
let answers: Readonly<Record<string, unknown>>;
let report: Report;

/** The example as a user has it: with Spancost from the registry instead of a link into this repository. */
async function copyExample(): Promise<void> {
  await rm(APP, { recursive: true, force: true });
  await mkdir(APP, { recursive: true });
  for (const each of ['src', 'package.json', 'tsconfig.json']) await cp(join(EXAMPLE, each), join(APP, each), { recursive: true });
  await cp(join(EXAMPLE, 'next.config.ts'), join(APP, 'example.config.ts'));
  // Its types are checked with those of all workspaces; the packages that are put here have none.
  const config = `import config from './example.config.ts';\nexport default { ...config, typescript: { ignoreBuildErrors: true } };\n`;
  await writeFile(join(APP, 'next.config.ts'), config);
  // Next compiles instrumentation.ts for edge functions too.
  const edge = join(APP, 'src/app/api/edge');
  await mkdir(edge);
  await writeFile(join(edge, 'route.ts'), `export const runtime = 'edge';\nexport const GET = () => Response.json({ runtime });\n`);
  await bundleInto(join(APP, 'node_modules/@spancost'));
}

async function answerOf(url: string, feature: string): Promise<unknown> {
  const options = feature === 'edge' ? {} : { method: 'POST', body: 'Hello', headers: { 'x-user': 'u-17' } };
  const response = await fetch(`${url}/api/${feature}`, options);
  return response.ok ? await response.json() : `${response.status} ${printed}`;
}

beforeAll(async () => {
  providers = await startProviders();
  sink = await OtlpSink.start();
  await copyExample();
  const surroundings = { providersUrl: providers.url, collectorUrl: sink.url, service: 'next', compileCache: join(APP, 'compiled') };
  const env = { ...environment(surroundings), NEXT_TELEMETRY_DISABLED: '1', OTEL_BSP_SCHEDULE_DELAY: '50', OTEL_BLRP_SCHEDULE_DELAY: '50' };
  const build = await promisify(execFile)(process.execPath, [NEXT, 'build', `--${BUNDLER}`], { cwd: APP, env });
  built = build.stdout + build.stderr;

  const observed = { ...env, NODE_OPTIONS: `--require ${OBSERVE}` };
  server = spawn(process.execPath, [NEXT, 'start', '--port', '0', '--hostname', '127.0.0.1'], { cwd: APP, env: observed });
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (data) => (printed += String(data)));
  await vi.waitUntil(() => printed.includes('Ready in'), 60_000);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? expect.unreachable(printed);
  answers = Object.fromEntries(
    await Promise.all(['chat', 'translate', 'summary', 'edge'].map(async (feature) => [feature, await answerOf(url, feature)] as const)),
  );
  await vi.waitUntil(() => sink.events.length >= 3 && sink.spans.filter(isCharge).length >= 3, 20_000).catch(() => {});
  server.kill('SIGTERM');
  await once(server, 'close');
  const observation = printed.split('\n').find((line) => line.startsWith('OBSERVED ')) ?? expect.unreachable(printed);
  report = (JSON.parse(observation.slice('OBSERVED '.length)) as { readonly report: Report }).report;
}, 300_000);
afterAll(async () => {
  server?.kill('SIGKILL');
  sink.close();
  await providers.close();
  await rm(APP, { recursive: true, force: true });
});

const isCharge = ({ attributes }: Received): boolean => 'spancost.cost.exact' in attributes;
const charge = (feature: string): Received => {
  const charged = sink.spans.filter((span) => span.attributes['spancost.feature'] === feature && isCharge(span));
  return charged.length === 1 ? (charged[0] ?? expect.unreachable()) : expect.unreachable(`${charged.length} charges of ${feature}`);
};
const sdk = (name: string): SdkReport => report.sdks.find((each) => each.sdk === name) ?? expect.unreachable(`no report on ${name}`);

describe(`examples/next, built with ${BUNDLER} and started by Next.js 16`, () => {
  test('is built without a warning, and answers as without Spancost', () => {
    expect(built).not.toContain('Warning');
    expect(answers).toEqual({
      chat: expect.stringContaining('Hello'),
      translate: expect.stringContaining('Hello'),
      summary: [expect.objectContaining({ type: 'text', text: expect.stringContaining('Hello') })],
      edge: { runtime: 'edge' },
    });
  });

  test('an SDK in serverExternalPackages is seen by its own instrumentation', () => {
    expect(charge('chat')).toMatchObject({ name: 'chat gpt-5', scope: '@spancost/instrumentation/openai' });
    expect(sdk('openai')).toMatchObject({ status: 'instrumented', isGiven: false });
  });

  test('an SDK in the bundle that its route gives to instrument() is too', () => {
    expect(charge('translate')).toMatchObject({ name: 'chat llama-3.3-70b-versatile', scope: '@spancost/instrumentation/groq' });
    expect(sdk('groq-sdk')).toMatchObject({ status: 'instrumented', isGiven: true });
  });

  test('an SDK in the bundle of which nothing is said is charged once, though it, Next.js and the network each have a span', () => {
    expect(charge('summary').attributes).toMatchObject({ 'gen_ai.request.model': 'claude-sonnet-5-5' });
    expect(sdk('@anthropic-ai/sdk').status).toBe('not loaded');
  });

  test('the report says what to do about it', () => {
    expect(report.network.seen).toEqual([
      expect.objectContaining({
        provider: 'anthropic',
        calls: 1,
        isAvoidable: true,
        advice: expect.stringContaining("serverExternalPackages: ['@anthropic-ai/sdk']"),
      }),
    ]);
    expect(printed).toContain('AI calls of anthropic at api.anthropic.com are seen at the network only');
  });

  test('each call has the user of its request and its route as the feature, in spans and usage events', () => {
    const features = ['chat', 'summary', 'translate'];
    expect(features.map((feature) => charge(feature).attributes['user.id'])).toEqual(['u-17', 'u-17', 'u-17']);
    expect(sink.events.map(({ attributes }) => String(attributes['spancost.feature'])).sort()).toEqual(features);
  });

  test('SDKs that it does not use are not loaded', () => {
    const used = ['openai', 'groq-sdk'];
    const others = report.sdks.filter((each) => !used.includes(each.sdk));
    expect(others.map(({ status }) => status)).toEqual(others.map(() => 'not loaded'));
  });
});
