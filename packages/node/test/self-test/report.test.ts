import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report, SdkReport } from '../../src/index.ts';
import { OtlpSink } from '../otlp-sink.ts';

const APPS = join(import.meta.dirname, '../apps');
let providers: ProvidersServer;
let sink: OtlpSink;
let folder: string;
beforeAll(async () => {
  providers = await startProviders();
  sink = await OtlpSink.start();
  folder = await realpath(await mkdtemp(join(tmpdir(), 'spancost-self-test-')));
});
afterAll(async () => {
  sink.close();
  await providers.close();
  await rm(folder, { recursive: true });
});

interface Told {
  readonly ready: unknown;
  readonly report: Report;
  readonly output: string;
}

/** Runs an application that prints what `register()` knows, in a folder of its own if it is given. */
async function told(options: object, env: Readonly<Record<string, string>> = {}, cwd = APPS): Promise<Told> {
  const app = join(cwd, 'says-what-it-knows.mjs');
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--conditions=@spancost/source', app], {
    cwd,
    env: {
      PATH: process.env['PATH'],
      OPTIONS: JSON.stringify({ collectorUrl: false, ...options }),
      OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      ...env,
    },
  });
  const line = stdout.split('\n').find((each) => each.startsWith('REPORT ')) ?? expect.unreachable(stdout);
  return { ...(JSON.parse(line.slice('REPORT '.length)) as Omit<Told, 'output'>), output: stdout + stderr };
}

const sdk = ({ report }: Told, name: string): SdkReport =>
  report.sdks.find((each) => each.sdk === name) ?? expect.unreachable(`no report on ${name}`);

/** An application folder with a broken, an old or a whole copy of openai beside a link to everything else. */
async function application(name: string, version: string, client: string): Promise<string> {
  const app = join(folder, name);
  const openai = join(app, 'node_modules/openai');
  await mkdir(openai, { recursive: true });
  for (const scope of ['@spancost', '@opentelemetry'])
    await symlink(await realpath(join(import.meta.dirname, '../../../../node_modules', scope)), join(app, 'node_modules', scope));
  await cp(join(APPS, 'says-what-it-knows.mjs'), join(app, 'says-what-it-knows.mjs'));
  await writeFile(join(openai, 'package.json'), JSON.stringify({ name: 'openai', version, main: 'client.js' }));
  await writeFile(join(openai, 'client.js'), client);
  return app;
}

describe('register().report()', () => {
  it('tells of each SDK what it is, without loading any, and one line in the diagnostics', async () => {
    const before = await told({});
    expect(before.report.isStarted).toBe(true);
    expect(sdk(before, 'openai')).toMatchObject({ status: 'not loaded', supported: '>=5.23.2 <8', copies: [{ version: '7.57.0' }] });
    expect(before.output).toContain('spancost: openai 7.57.0 is not loaded yet');
    const loaded = await told({}, { LOADED: 'yes' });
    expect(sdk(loaded, 'openai')).toMatchObject({ status: 'instrumented', copies: [{ version: '7.57.0', state: 'instrumented' }] });
    expect(loaded.output).toContain('spancost: openai 7.57.0 is instrumented');
  });

  it('says of a version that is too old what to install', async () => {
    const cwd = await application('old', '4.104.0', 'exports.OpenAI = class OpenAI {};');
    const result = await told({}, { LOADED: 'yes' }, cwd);
    const problem = `openai 4.104.0 in ${cwd}/node_modules/openai is not instrumented: install openai@">=5.23.2 <8"`;
    expect(sdk(result, 'openai')).toMatchObject({ status: 'not instrumented', problem });
    expect(result.output).toContain(`spancost: ${problem}`);
  });

  it('says so where there was nothing to start', async () => {
    expect((await told({ require: ['openai'] }, { OTEL_SDK_DISABLED: 'true' })).report).toEqual({
      isStarted: false,
      problem: 'OTEL_SDK_DISABLED=true, so register() started nothing',
      sdks: [],
      network: { isWatched: false, seen: [], notWatched: ['node:http', 'node:https', 'node:http2', 'WebSocket'] },
    });
  });
});

describe('register({ require })', () => {
  it('is ready when the SDK is instrumented; one that is not loaded is loaded for it', async () => {
    for (const env of [{ LOADED: 'yes' }, {}]) {
      const result = await told({ require: ['openai', '@google/genai'] }, env);
      expect(result.ready).toBe('ready');
      expect([sdk(result, 'openai').status, sdk(result, '@google/genai').status]).toEqual(['instrumented', 'instrumented']);
    }
  });

  it.each([
    ['old', '5.0.0', 'exports.OpenAI = class {};', 'is not instrumented: install openai@">=5.23.2 <8"'],
    ['strange', '7.99.0', 'exports.OpenAI = class {};', 'is built otherwise than its versions before'],
    ['broken', '7.57.0', 'throw new Error("broken");', 'failed to load'],
  ])('a copy that is %s makes readiness fail, with what to do', async (name, version, client, problem) => {
    const { ready } = await told({ require: ['openai'] }, {}, await application(`${name}-required`, version, client));
    expect(ready).toMatchObject({ name: 'NotInstrumentedError', code: 'SPANCOST_NOT_INSTRUMENTED', sdks: ['openai'] });
    expect(ready).toMatchObject({ message: expect.stringContaining(problem) });
  });

  it('what is not installed, and what nobody knows, is told; options that cannot start are too', async () => {
    const cwd = await application('without', '7.57.0', '');
    await rm(join(cwd, 'node_modules/openai'), { recursive: true });
    const { ready } = await told({ require: ['openai', '@nobody/sdk'] }, {}, cwd);
    expect(ready).toMatchObject({ sdks: ['openai', '@nobody/sdk'], message: expect.stringContaining('openai is not installed where') });
    expect(ready).toMatchObject({ message: expect.stringContaining('where it is in a bundle, import { OpenAI }') });
    expect(ready).toMatchObject({
      message: expect.stringContaining('there is no instrumentation for @nobody/sdk; there are those for openai'),
    });
    expect((await told({ require: ['openai'], spanProcessors: 7 })).ready).toMatchObject({
      message: expect.stringContaining('register() could not start'),
    });
  });

  it('an application that does not wait for it goes on, and the diagnostics have it', async () => {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--conditions=@spancost/source', join(APPS, 'ignores-readiness.mjs')],
      { env: { PATH: process.env['PATH'], OTEL_LOG_LEVEL: 'error', OTEL_EXPORTER_OTLP_ENDPOINT: sink.url } },
    );
    expect(stdout).toContain('went on');
    expect(stdout + stderr).toContain('there is no instrumentation for @nobody/sdk');
  });
});

describe('register({ modules })', () => {
  it('says what to pass where there is nothing to instrument, and goes on', async () => {
    const modules = { openai: {}, googleGenAI: 7, opnai: {}, anthropic: null };
    const { ready, output } = await told({ modules });
    expect(ready).toBe('ready');
    expect(output).toContain(
      "modules.openai holds nothing to instrument; pass modules: { openai: OpenAI } with import { OpenAI } from 'openai'",
    );
    expect(output).toContain("pass modules: { googleGenAI: { Models } } with import { Models } from '@google/genai'");
    expect(output).toContain('modules.anthropic holds nothing to instrument');
    expect(output).toContain('there is no modules.opnai; there are openai, anthropic');
  });
});

describe('register({ network })', () => {
  const hosts = { '127.0.0.1': 'openai' };

  it('prices what goes by fetch to a provider, 1,000 in and 200 out of gpt-5 for $0.00325, and reports it', async () => {
    sink.spans.length = 0;
    const { report, output } = await told({ network: { hosts } }, { OPENAI_BASE_URL: `${providers.url}/openai/v1` });
    expect(report.network).toMatchObject({ isWatched: true, seen: [{ provider: 'openai', host: '127.0.0.1', calls: 1 }] });
    expect(report.network.seen[0]?.advice).toContain('openai 7.57.0 is installed and was not loaded from there');
    expect(output).toContain('spancost: AI calls of openai at 127.0.0.1 are seen at the network only');
    expect(sink.spans.map(({ attributes }) => attributes['spancost.cost.exact'])).toEqual(['0.00325']);
  });

  it('false sees nothing', async () => {
    sink.spans.length = 0;
    const { report } = await told({ network: false }, { OPENAI_BASE_URL: `${providers.url}/openai/v1` });
    expect(report.network).toMatchObject({ isWatched: false, seen: [] });
    expect(sink.spans).toEqual([]);
  });
});
