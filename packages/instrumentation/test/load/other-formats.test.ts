import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageFolder } from '../../src/load/sdk-files.ts';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const register = JSON.stringify(fileURLToPath(new URL('./register-others.ts', import.meta.url)));

interface Sdk {
  /** Package as applications name it. */
  readonly name: string;
  /** Names under which its majors are installed here, the newer first. */
  readonly installed: readonly [string, string];
  readonly client: string;
  readonly call: string;
  readonly span: string;
}

const SDKS: readonly Sdk[] = [
  {
    // 0.37 defines the class that sends requests in core.js, 1.6 in client.js.
    name: 'groq-sdk',
    installed: ['groq-sdk', 'groq-sdk-0'],
    client: 'Groq',
    call: `
      const groq = new Groq({ apiKey: 'any', baseURL: process.env.PROVIDERS + '/groq' });
      for await (const chunk of await groq.chat.completions.create({ model: 'llama-3.3-70b-versatile', messages, stream: true })) void chunk;`,
    span: 'chat llama-3.3-70b-versatile',
  },
  {
    name: 'cohere-ai',
    installed: ['cohere-ai', 'cohere-ai-7'],
    client: 'CohereClientV2',
    call: `
      const cohere = new CohereClientV2({ token: 'any', environment: process.env.PROVIDERS + '/cohere' });
      await cohere.chat({ model: 'command-a-03-2025', messages });`,
    span: 'chat command-a-03-2025',
  },
  {
    name: '@aws-sdk/client-bedrock-runtime',
    installed: ['@aws-sdk/client-bedrock-runtime', 'bedrock-runtime-3-848'],
    client: 'BedrockRuntime',
    call: `
      const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
      const bedrock = new BedrockRuntime({ region: 'eu-central-1', endpoint: process.env.PROVIDERS + '/bedrock', credentials });
      await bedrock.converse({ modelId: 'eu.amazon.nova-lite-v1:0', messages: [{ role: 'user', content: [{ text: 'hello there' }] }] });
      bedrock.destroy();`,
    span: 'chat eu.amazon.nova-lite-v1:0',
  },
  {
    name: '@mistralai/mistralai',
    installed: ['@mistralai/mistralai', 'mistralai-1'],
    client: 'Mistral',
    call: `
      const mistral = new Mistral({ apiKey: 'any', serverURL: process.env.PROVIDERS + '/mistral' });
      await mistral.chat.complete({ model: 'mistral-large-2512', messages });`,
    span: 'chat mistral-large-2512',
  },
  {
    name: 'ollama',
    installed: ['ollama', 'ollama-0-5'],
    client: 'Ollama',
    call: `
      const ollama = new Ollama({ host: process.env.PROVIDERS + '/ollama' });
      await ollama.chat({ model: 'llama3.2', messages });`,
    span: 'chat llama3.2',
  },
];

const each = (statement: (sdk: Sdk) => string): string => SDKS.map(statement).join('\n');
const IMPORTS = each(({ name, client }) => `import { ${client} } from '${name}';`);
const LAZY_IMPORTS = each(({ name, client }) => `const { ${client} } = await import('${name}');`);
const REQUIRES = each(({ name, client }) => `const { ${client} } = require('${name}');`);
const CALLS = `const messages = [{ role: 'user', content: 'hello there' }]; ${each(({ call }) => `{ ${call} }`)}`;
const asMain = (body: string): string => `(async () => { ${body} })();`;

const APPLICATIONS: readonly (readonly [name: string, file: string, source: string])[] = [
  ['ES module, register is its first import', 'app.mjs', `import ${register}; ${IMPORTS} ${CALLS}`],
  ['ES module, register is its last import', 'app.mjs', `${IMPORTS} import ${register}; ${CALLS}`],
  ['ES module that imports the SDKs when it needs them', 'app.mjs', `import ${register}; ${LAZY_IMPORTS} ${CALLS}`],
  ['CommonJS, register is loaded first', 'app.cjs', asMain(`await import(${register}); ${REQUIRES} ${CALLS}`)],
  ['CommonJS, the SDKs are required first', 'app.cjs', `${REQUIRES} ${asMain(`await import(${register}); ${CALLS}`)}`],
];

let providers: ProvidersServer;
let folder: string;

beforeAll(async () => {
  providers = await startProviders();
  folder = await realpath(await mkdtemp(join(tmpdir(), 'spancost-others-')));
});
afterAll(async () => {
  await providers.close();
  await rm(folder, { recursive: true });
});

describe.each([
  ['the newer', 0],
  ['the older', 1],
] as const)('%s of their majors', (_which, major) => {
  let path: string;
  beforeAll(async () => {
    path = join(folder, String(major));
    for (const { name, installed } of SDKS) {
      const link = join(path, 'node_modules', name);
      await mkdir(dirname(link), { recursive: true });
      await symlink(packageFolder(require.resolve(installed[major]), name) ?? expect.unreachable(), link);
    }
  });

  test.each(APPLICATIONS)(`%s: the call of each of ${SDKS.length} SDKs has its span`, async (_name, file, source) => {
    await writeFile(join(path, file), source);
    const { stdout } = await run(process.execPath, ['--conditions=@spancost/source', join(path, file)], {
      cwd: path,
      env: { ...process.env, PROVIDERS: providers.url, NODE_OPTIONS: '', NODE_COMPILE_CACHE: join(folder, 'compiled') },
    });
    expect(JSON.parse(stdout)).toEqual(SDKS.map(({ span }) => span));
  });
});
