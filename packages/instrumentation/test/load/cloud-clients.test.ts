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
const register = JSON.stringify(fileURLToPath(new URL('./register-clouds.ts', import.meta.url)));

const CALL = `
  const keys = { awsAccessKey: 'any', awsSecretKey: 'any', awsRegion: 'eu-central-1' };
  const client = new AnthropicBedrock({ ...keys, baseURL: process.env.PROVIDERS + '/bedrock' });
  const messages = [{ role: 'user', content: 'hello' }];
  await client.messages.create({ model: 'eu.anthropic.claude-sonnet-4-6', max_tokens: 9, messages });
`;
const asMain = (body: string): string => `(async () => { ${body} })();`;
const SDK = '@anthropic-ai/bedrock-sdk';

const APPLICATIONS: readonly (readonly [name: string, file: string, source: string])[] = [
  ['ES module, register is its first import', 'app.mjs', `import ${register}; import { AnthropicBedrock } from '${SDK}'; ${CALL}`],
  ['ES module, register is its last import', 'app.mjs', `import { AnthropicBedrock } from '${SDK}'; import ${register}; ${CALL}`],
  [
    'CommonJS, register is loaded first',
    'app.cjs',
    asMain(`await import(${register}); const { AnthropicBedrock } = require('${SDK}'); ${CALL}`),
  ],
  [
    'CommonJS, the SDK is required first',
    'app.cjs',
    `const { AnthropicBedrock } = require('${SDK}'); ${asMain(`await import(${register}); ${CALL}`)}`,
  ],
];

let providers: ProvidersServer;
let folder: string;

beforeAll(async () => {
  providers = await startProviders();
  folder = await realpath(await mkdtemp(join(tmpdir(), 'spancost-clouds-')));
});
afterAll(async () => {
  await providers.close();
  await rm(folder, { recursive: true });
});

// As pnpm installs it: the application cannot resolve @anthropic-ai/sdk itself. 0.36 has a copy of it nested in its own folder.
describe.each(['@anthropic-ai/bedrock-sdk', 'anthropic-bedrock-sdk-0'])('%s alone, which brings the SDK', (installed) => {
  let path: string;
  beforeAll(async () => {
    path = join(folder, installed.replaceAll('/', '-'));
    await mkdir(join(path, 'node_modules', '@anthropic-ai'), { recursive: true });
    await symlink(dirname(require.resolve(installed)), join(path, 'node_modules', SDK));
  });

  test.each(APPLICATIONS)('%s: the call has its span', async (_name, file, source) => {
    await writeFile(join(path, file), source);
    const { stdout } = await run(process.execPath, ['--conditions=@spancost/source', join(path, file)], {
      cwd: path,
      env: { ...process.env, PROVIDERS: providers.url, NODE_OPTIONS: '', NODE_COMPILE_CACHE: join(folder, 'compiled') },
    });
    expect(JSON.parse(stdout)).toEqual(['chat eu.anthropic.claude-sonnet-4-6']);
  });
});
