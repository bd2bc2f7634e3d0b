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
const register = JSON.stringify(fileURLToPath(new URL('./register-groq.ts', import.meta.url)));

const CALL = `
  const groq = new Groq({ apiKey: 'any', baseURL: process.env.PROVIDERS + '/groq' });
  const messages = [{ role: 'user', content: 'hello there' }];
  for await (const chunk of await groq.chat.completions.create({ model: 'llama-3.3-70b-versatile', messages, stream: true })) void chunk;
`;
const asMain = (body: string): string => `(async () => { ${body} })();`;

const APPLICATIONS: readonly (readonly [name: string, file: string, source: string])[] = [
  ['ES module, register is its first import', 'app.mjs', `import ${register}; import Groq from 'groq-sdk'; ${CALL}`],
  ['ES module, register is its last import', 'app.mjs', `import Groq from 'groq-sdk'; import ${register}; ${CALL}`],
  ['ES module that imports the SDK when it needs it', 'app.mjs', `import ${register}; const { Groq } = await import('groq-sdk'); ${CALL}`],
  ['CommonJS, register is required first', 'app.cjs', asMain(`await import(${register}); const Groq = require('groq-sdk'); ${CALL}`)],
  [
    'CommonJS, the SDK is required first',
    'app.cjs',
    `const { Groq } = require('groq-sdk'); ${asMain(`await import(${register}); ${CALL}`)}`,
  ],
];

let providers: ProvidersServer;
let folder: string;

beforeAll(async () => {
  providers = await startProviders();
  folder = await realpath(await mkdtemp(join(tmpdir(), 'spancost-groq-')));
});
afterAll(async () => {
  await providers.close();
  await rm(folder, { recursive: true });
});

// 0.37 defines the class that sends requests in core.js, 1.6 in client.js.
describe.each(['groq-sdk', 'groq-sdk-0'])('%s', (installed) => {
  let path: string;
  beforeAll(async () => {
    path = join(folder, installed);
    await mkdir(join(path, 'node_modules'), { recursive: true });
    await symlink(dirname(require.resolve(installed)), join(path, 'node_modules', 'groq-sdk'));
  });

  test.each(APPLICATIONS)('%s: the call has its span', async (_name, file, source) => {
    await writeFile(join(path, file), source);
    const { stdout } = await run(process.execPath, ['--conditions=@spancost/source', join(path, file)], {
      cwd: path,
      env: { ...process.env, PROVIDERS: providers.url, NODE_OPTIONS: '' },
    });
    expect(JSON.parse(stdout)).toEqual(['chat llama-3.3-70b-versatile']);
  });
});
