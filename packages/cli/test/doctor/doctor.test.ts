import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKAGED_BOOK } from '@spancost/prices';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/doctor/finding.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const MODULES = join(import.meta.dirname, '../../../../node_modules');
let folder: string;
let collector: Server;
let url: string;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'spancost-doctor-')));
  collector = createServer((request, response) => {
    response.statusCode = request.url === '/api/v1/prices/book' ? 200 : 404;
    response.end(JSON.stringify({ id: 'shop', revision: '7' }));
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
});
afterAll(async () => {
  collector.close();
  await rm(folder, { recursive: true });
});

interface Examined {
  readonly code: number | null;
  readonly ok: boolean;
  readonly findings: readonly Finding[];
  readonly complaints: string;
}

async function doctor(dir: string, ...args: readonly string[]): Promise<Examined> {
  const child = spawn(process.execPath, ['--conditions=@spancost/source', MAIN, 'doctor', '--json', '--dir', dir, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], NO_COLOR: '1', NODE_OPTIONS: '--conditions=@spancost/source' },
  });
  let output = '';
  let complaints = '';
  child.stdout.on('data', (data) => (output += String(data)));
  child.stderr.on('data', (data) => (complaints += String(data)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, complaints, ...(JSON.parse(output === '' ? '{}' : output) as Pick<Examined, 'ok' | 'findings'>) };
}

/** An application with links to installed packages, and with packages that are written here. */
async function application(name: string, linked: readonly string[], written: Readonly<Record<string, string>> = {}): Promise<string> {
  const app = join(folder, name);
  await mkdir(join(app, 'node_modules'), { recursive: true });
  await writeFile(join(app, 'package.json'), JSON.stringify({ dependencies: written }));
  for (const each of linked) {
    await mkdir(join(app, 'node_modules', each, '..'), { recursive: true });
    await symlink(await realpath(join(MODULES, each)), join(app, 'node_modules', each));
  }
  for (const [each, version] of Object.entries(written)) {
    const at = join(app, 'node_modules', each);
    await mkdir(at, { recursive: true });
    await writeFile(join(at, 'package.json'), JSON.stringify({ name: each, version, main: 'client.js' }));
    await writeFile(join(at, 'client.js'), 'exports.OpenAI = class OpenAI {};');
  }
  return app;
}

const whatOf = ({ findings }: Examined, check: Finding['check']): readonly string[] =>
  findings.filter((finding) => finding.check === check).map(({ status, what }) => `${status}: ${what}`);

describe('spancost doctor', () => {
  it('an application whose SDKs are instrumented and whose collector answers is well: exit code 0', async () => {
    const app = await application('well', ['@spancost/node', 'openai', '@anthropic-ai/sdk']);
    const examined = await doctor(app, '--url', url);
    expect(examined).toMatchObject({ code: 0, ok: true, complaints: '' });
    expect(whatOf(examined, 'spancost')).toEqual([`ok: @spancost/node 0.1.0 starts on Node ${process.versions.node}`]);
    expect(whatOf(examined, 'sdk')).toEqual([
      'ok: openai 7.57.0 is loaded and instrumented',
      'ok: @anthropic-ai/sdk 1.12.0 is loaded and instrumented',
    ]);
    expect(whatOf(examined, 'prices')).toEqual([`ok: it prices with shop@7; packaged is ${PACKAGED_BOOK.id}@${PACKAGED_BOOK.revision}`]);
  });

  it('an SDK that is too old, and one that is built otherwise, are problems with what to do: exit code 1', async () => {
    const old = await doctor(await application('old', ['@spancost/node'], { openai: '4.104.0' }), '--no-collector');
    expect(old).toMatchObject({ code: 1, ok: false });
    expect(whatOf(old, 'sdk')).toEqual([expect.stringMatching(/^problem: openai 4\.104\.0 in .*: install openai@">=5\.23\.2 <8"$/)]);
    const strange = await doctor(await application('strange', ['@spancost/node'], { openai: '7.99.0' }), '--no-collector');
    expect(whatOf(strange, 'sdk')).toEqual([expect.stringMatching(/^problem: openai 7\.99\.0 in .* is built otherwise/)]);
  });

  it('a copy that a dependency brings is told with who brings it, and Next.js with what its bundle hides', async () => {
    const app = await application('nested', ['@spancost/node', 'openai', 'groq-sdk'], { next: '16.4.6' });
    for (const [owner, version] of [
      ['llm-kit', '4.104.0'],
      ['@llm/chains', '6.49.0'],
    ] as const) {
      const at = join(app, 'node_modules', owner, 'node_modules/openai');
      await mkdir(at, { recursive: true });
      await writeFile(join(at, 'package.json'), JSON.stringify({ name: 'openai', version }));
    }
    const manifest = { dependencies: { '@spancost/node': '0.1.0', next: '16.4.6', openai: '7.57.0', 'groq-sdk': '1.6.0' } };
    await writeFile(join(app, 'package.json'), JSON.stringify(manifest));
    const nowhere = await doctor(app, '--no-collector');
    expect(nowhere.code).toBe(1);
    expect(whatOf(nowhere, 'next')).toEqual([expect.stringMatching(/^problem: Next\.js: nothing registers: in instrumentation\.ts/)]);
    expect(whatOf(nowhere, 'sdk').toSorted()).toEqual([
      'ok: groq-sdk 1.6.0 is loaded and instrumented',
      expect.stringMatching(/^ok: openai 6\.49\.0, which @llm\/chains brings \(.*\), is instrumented when it is loaded$/),
      'ok: openai 7.57.0 is loaded and instrumented',
      expect.stringMatching(
        /^problem: openai 4\.104\.0, which llm-kit brings .* is not instrumented: update llm-kit, or override its version/,
      ),
    ]);

    await mkdir(join(app, 'src'));
    await writeFile(
      join(app, 'src/instrumentation.ts'),
      `export const register = async () => (await import('@spancost/node')).register();`,
    );
    await writeFile(join(app, 'next.config.mjs'), `export default { serverExternalPackages: ['@spancost/node', "openai"] };`);
    expect(whatOf(await doctor(app, '--no-collector'), 'next')).toEqual([
      'ok: Next.js: instrumentation registers',
      expect.stringContaining(
        "note: Next.js: instrumentation is compiled for edge functions too: import inside of if (process.env.NEXT_RUNTIME === 'nodejs')",
      ),
      expect.stringMatching(/^note: .*calls of groq-sdk are seen at the network only.*: add 'groq-sdk' to serverExternalPackages$/),
    ]);
  });

  it('the example of Next.js is set up as it says', async () => {
    const { findings } = await doctor(join(import.meta.dirname, '../../../../examples/next'), '--no-collector');
    const next = findings.filter(({ check }) => check === 'next').map(({ status, what }) => `${status}: ${what}`);
    expect(next).toEqual(['ok: Next.js: instrumentation registers', expect.stringContaining("add '@anthropic-ai/sdk', 'groq-sdk' to")]);
  });

  it('another instrumentation that the application asks for is a problem, one that is only there a note', async () => {
    const app = await application('doubled', ['@spancost/node'], { openlit: '1.15.0' });
    const there = join(app, 'node_modules/@traceloop/instrumentation-openai');
    await mkdir(there, { recursive: true });
    await writeFile(join(there, 'package.json'), JSON.stringify({ version: '0.27.0' }));
    const examined = await doctor(app, '--no-collector');
    expect(examined.code).toBe(1);
    expect(whatOf(examined, 'instrumentation')).toEqual([
      'note: @traceloop/instrumentation-openai 0.27.0 is installed and no dependency of this folder: if it is started, calls have two spans',
      'problem: openlit 1.15.0 makes a second span of the same AI calls: remove it, or the instrumentation of Spancost for this SDK',
    ]);
    expect(whatOf(examined, 'sdk')).toEqual([expect.stringContaining('note: no SDK with an instrumentation is installed')]);
  });

  it('without @spancost/node, or without a collector, it says what to do', async () => {
    const app = await application('bare', []);
    const examined = await doctor(app, '--url', 'http://127.0.0.1:1');
    expect(examined.code).toBe(1);
    expect(whatOf(examined, 'spancost')).toEqual(['problem: @spancost/node is not installed: npm install @spancost/node']);
    expect(whatOf(examined, 'collector')).toEqual([expect.stringMatching(/^problem: no collector answers at http:\/\/127\.0\.0\.1:1/)]);
    expect(whatOf(examined, 'prices')).toEqual([`note: the packaged price book is ${PACKAGED_BOOK.id}@${PACKAGED_BOOK.revision}`]);
  });

  it('a folder that is not there is exit code 2', async () => {
    expect(await doctor(join(folder, 'nowhere'))).toMatchObject({ code: 2, complaints: expect.stringContaining('is no folder') });
  });
});
