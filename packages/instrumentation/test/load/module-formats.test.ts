import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const REGISTER = fileURLToPath(new URL('./register.ts', import.meta.url));
const REGISTER_NOW = fileURLToPath(new URL('./register-now.ts', import.meta.url));

/** The SDKs, as the calls below name them. */
const IMPORTS = `import OpenAI from 'openai'; import Anthropic from '@anthropic-ai/sdk'; import { GoogleGenAI } from '@google/genai';`;
const LAZY_IMPORTS = `
  const { OpenAI } = await import('openai'); const { Anthropic } = await import('@anthropic-ai/sdk');
  const { GoogleGenAI } = await import('@google/genai');`;
const REQUIRES = `
  const { OpenAI } = require('openai'); const { Anthropic } = require('@anthropic-ai/sdk');
  const { GoogleGenAI } = require('@google/genai');`;

/** A call of each. */
const CALLS = `
  const openai = new OpenAI({ apiKey: 'any', baseURL: process.env.PROVIDERS + '/openai/v1' });
  const anthropic = new Anthropic({ apiKey: 'any', baseURL: process.env.PROVIDERS + '/anthropic' });
  const messages = [{ role: 'user', content: 'hello there' }];
  for await (const chunk of await openai.chat.completions.create({ model: 'gpt-4.1', messages, stream: true })) void chunk;
  await anthropic.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 50, messages });
  const google = new GoogleGenAI({ apiKey: 'any', httpOptions: { baseUrl: process.env.PROVIDERS + '/google' } });
  await google.models.generateContent({ model: 'gemini-2.5-flash', contents: 'hello there' });
`;
const ONE_EACH = ['chat gpt-4.1: 9 in', 'chat claude-sonnet-5-5: 3 in', 'generate_content gemini-2.5-flash: 3 in'];
const asMain = (body: string): string => `(async () => { ${body} })();`;

interface Application {
  readonly name: string;
  readonly file: string;
  readonly source: string;
  readonly args?: readonly string[];
  readonly spans?: readonly string[];
}

const register = JSON.stringify(REGISTER);
const registerNow = JSON.stringify(REGISTER_NOW);

const APPLICATIONS: readonly Application[] = [
  {
    name: 'ES module, registered with --import',
    file: 'app.mjs',
    args: ['--import', REGISTER],
    source: `${IMPORTS} ${CALLS}`,
  },
  {
    name: 'ES module, register is its first import',
    file: 'app.mjs',
    source: `import ${register}; ${IMPORTS} ${CALLS}`,
  },
  {
    name: 'ES module, register is its last import',
    file: 'app.mjs',
    source: `${IMPORTS} import ${register}; ${CALLS}`,
  },
  {
    name: 'ES module that imports the SDKs when it needs them',
    file: 'app.mjs',
    source: `import ${registerNow}; ${LAZY_IMPORTS} ${CALLS}`,
  },
  {
    name: 'ES module whose clients are older than register()',
    file: 'app.mjs',
    source: `
      ${IMPORTS}
      const before = new Anthropic({ apiKey: 'any', baseURL: process.env.PROVIDERS + '/anthropic' });
      await import(${register});
      await before.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 50, messages: [{ role: 'user', content: 'hello there' }] });
      ${CALLS}`,
    spans: ['chat claude-sonnet-5-5: 3 in', ...ONE_EACH],
  },
  {
    name: 'CommonJS, registered with --import',
    file: 'app.cjs',
    args: ['--import', REGISTER],
    source: `${REQUIRES} ${asMain(CALLS)}`,
  },
  {
    name: 'CommonJS, register is required first',
    file: 'app.cjs',
    source: `require(${registerNow}); const OpenAI = require('openai'); const Anthropic = require('@anthropic-ai/sdk'); const { GoogleGenAI } = require('@google/genai'); ${asMain(CALLS)}`,
  },
  {
    name: 'CommonJS, the SDKs are required first',
    file: 'app.cjs',
    source: `${REQUIRES} require(${registerNow}); ${asMain(CALLS)}`,
  },
  {
    name: 'CommonJS that requires the SDKs when it needs them',
    file: 'app.cjs',
    source: `require(${registerNow}); ${asMain(`${REQUIRES} ${CALLS}`)}`,
  },
  {
    name: 'ES module with copies of both formats',
    file: 'app.mjs',
    source: `
      import ${register}; import { createRequire } from 'node:module'; ${IMPORTS}
      ${CALLS}
      { const require = createRequire(import.meta.url); ${REQUIRES} ${CALLS} }`,
    spans: [...ONE_EACH, ...ONE_EACH],
  },
  {
    name: 'an application that loads no SDK, and nothing is loaded for it',
    file: 'app.mjs',
    source: `
      import { registerHooks } from 'node:module';
      registerHooks({ load(url, context, next) { if (/\\/(openai|sdk)[^/]*\\/client|genai[^/]*\\/dist\\/node/.test(url)) throw new Error('loaded ' + url); return next(url, context); } });
      await import(${register});`,
    spans: [],
  },
];

const MAJORS = [
  {
    majors: 'openai 7.57, @anthropic-ai/sdk 1.12 and @google/genai 3.1',
    openai: 'openai',
    anthropic: '@anthropic-ai/sdk',
    google: '@google/genai',
  },
  {
    majors: 'openai 6.49, @anthropic-ai/sdk 0.137 and @google/genai 2.32',
    openai: 'openai-6',
    anthropic: 'anthropic-sdk-0',
    google: 'google-genai-2',
  },
];

let providers: ProvidersServer;
let folder: string;

beforeAll(async () => {
  providers = await startProviders();
  folder = await realpath(await mkdtemp(join(tmpdir(), 'spancost-formats-')));
});
afterAll(async () => {
  await providers.close();
  await rm(folder, { recursive: true });
});

/** A project of its own with one major of each SDK installed. */
async function project(name: string, { openai, anthropic, google }: (typeof MAJORS)[number]): Promise<string> {
  const path = join(folder, name);
  for (const scope of ['@anthropic-ai', '@google']) await mkdir(join(path, 'node_modules', scope), { recursive: true });
  await symlink(dirname(require.resolve(openai)), join(path, 'node_modules', 'openai'));
  await symlink(dirname(require.resolve(anthropic)), join(path, 'node_modules', '@anthropic-ai', 'sdk'));
  // Its main file is dist/node/index.cjs.
  await symlink(dirname(dirname(dirname(require.resolve(google)))), join(path, 'node_modules', '@google', 'genai'));
  return path;
}

describe.each(MAJORS)('$majors', (majors) => {
  let path: string;
  beforeAll(async () => {
    path = await project(majors.openai, majors);
  });

  test.each(APPLICATIONS)('$name: every call has its span', async ({ file, source, args = [], spans = ONE_EACH }) => {
    await writeFile(join(path, file), source);
    const { stdout } = await run(process.execPath, ['--conditions=@spancost/source', ...args, join(path, file)], {
      cwd: path,
      env: { ...process.env, PROVIDERS: providers.url, NODE_OPTIONS: '', NODE_COMPILE_CACHE: join(folder, 'compiled') },
    });
    expect(JSON.parse(stdout)).toEqual({ names: spans, open: 0 });
  });
});

test('an application may import an SDK at the very moment at which it is looked for', async () => {
  const path = await project('same-moment', MAJORS[0] ?? expect.unreachable());
  const source = `
    import ${registerNow};
    const imports = [import('openai'), import('@anthropic-ai/sdk'), import('@google/genai'), import('openai')];
    const [{ OpenAI }, { Anthropic }, { GoogleGenAI }] = await Promise.all(imports);
    ${CALLS}`;
  await writeFile(join(path, 'app.mjs'), source);
  const { stdout } = await run(process.execPath, ['--conditions=@spancost/source', join(path, 'app.mjs')], {
    cwd: path,
    env: { ...process.env, PROVIDERS: providers.url, NODE_OPTIONS: '', NODE_COMPILE_CACHE: join(folder, 'compiled') },
  });
  expect(JSON.parse(stdout)).toEqual({ names: ONE_EACH, open: 0 });
});
