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
  /** Names under which its majors are installed here. */
  readonly installed: readonly string[];
  readonly client: string;
  readonly call: string;
  readonly span: string;
}

const SDKS: readonly Sdk[] = [
  {
    name: 'cohere-ai',
    installed: ['cohere-ai', 'cohere-ai-7'],
    client: 'CohereClientV2',
    call: `
      const cohere = new CohereClientV2({ token: 'any', environment: process.env.PROVIDERS + '/cohere' });
      await cohere.chat({ model: 'command-a-03-2025', messages: [{ role: 'user', content: 'hello there' }] });`,
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
      await mistral.chat.complete({ model: 'mistral-large-2512', messages: [{ role: 'user', content: 'hello there' }] });`,
    span: 'chat mistral-large-2512',
  },
  {
    name: 'ollama',
    installed: ['ollama', 'ollama-0-5'],
    client: 'Ollama',
    call: `
      const ollama = new Ollama({ host: process.env.PROVIDERS + '/ollama' });
      await ollama.chat({ model: 'llama3.2', messages: [{ role: 'user', content: 'hello there' }] });`,
    span: 'chat llama3.2',
  },
];

const asMain = (body: string): string => `(async () => { ${body} })();`;

const APPLICATIONS: readonly (readonly [name: string, file: string, source: (sdk: Sdk) => string])[] = [
  [
    'ES module, register is its first import',
    'app.mjs',
    ({ name, client, call }) => `import ${register}; import { ${client} } from '${name}'; ${call}`,
  ],
  [
    'ES module, register is its last import',
    'app.mjs',
    ({ name, client, call }) => `import { ${client} } from '${name}'; import ${register}; ${call}`,
  ],
  [
    'ES module that imports the SDK when it needs it',
    'app.mjs',
    ({ name, client, call }) => `import ${register}; const { ${client} } = await import('${name}'); ${call}`,
  ],
  [
    'CommonJS, register is loaded first',
    'app.cjs',
    ({ name, client, call }) => asMain(`await import(${register}); const { ${client} } = require('${name}'); ${call}`),
  ],
  [
    'CommonJS, the SDK is required first',
    'app.cjs',
    ({ name, client, call }) => `const { ${client} } = require('${name}'); ${asMain(`await import(${register}); ${call}`)}`,
  ],
];

const cases = SDKS.flatMap((sdk) => sdk.installed.map((installed) => ({ sdk, installed })));

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

describe.each(cases)('$installed', ({ sdk, installed }) => {
  let path: string;
  beforeAll(async () => {
    path = join(folder, installed.replaceAll('/', '-'));
    const link = join(path, 'node_modules', sdk.name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(packageFolder(require.resolve(installed), sdk.name) ?? expect.unreachable(), link);
  });

  test.each(APPLICATIONS)('%s: the call has its span', async (_name, file, source) => {
    await writeFile(join(path, file), source(sdk));
    const { stdout } = await run(process.execPath, ['--conditions=@spancost/source', join(path, file)], {
      cwd: path,
      env: { ...process.env, PROVIDERS: providers.url, NODE_OPTIONS: '' },
    });
    expect(JSON.parse(stdout)).toEqual([sdk.span]);
  });
});
