import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const register = JSON.stringify(fileURLToPath(new URL('./register.ts', import.meta.url)));
const root = fileURLToPath(new URL('../../../../node_modules', import.meta.url));

const CALL = `
  const client = new OpenAI({ apiKey: 'any', baseURL: process.env.PROVIDERS + '/openai/v1' });
  const socket = new ResponsesWS(client);
  await new Promise((resolve) => {
    socket.on('response.completed', resolve);
    socket.send({ type: 'response.create', model: 'gpt-6-luna', input: 'hello' });
  });
  socket.close();
`;
const SDK = `import OpenAI from 'openai'; import { ResponsesWS } from 'openai/resources/responses/ws';`;
const REQUIRED = `const OpenAI = require('openai'); const { ResponsesWS } = require('openai/resources/responses/ws');`;

const APPLICATIONS: readonly (readonly [name: string, file: string, source: string])[] = [
  ['ES module, register is its first import', 'first.mjs', `import ${register}; ${SDK} ${CALL}`],
  ['ES module, register is its last import', 'last.mjs', `${SDK} import ${register}; ${CALL}`],
  ['CommonJS, the SDK is required first', 'required.cjs', `${REQUIRED} (async () => { await import(${register}); ${CALL} })();`],
];

let providers: ProvidersServer;
let folder: string;

beforeAll(async () => {
  providers = await startProviders();
  folder = await realpath(await mkdtemp(join(tmpdir(), 'spancost-sockets-')));
  await symlink(root, join(folder, 'node_modules'));
});
afterAll(async () => {
  await providers.close();
  await rm(folder, { recursive: true });
});

test.each(APPLICATIONS)('%s: a response over a socket has its span', async (_name, file, source) => {
  await writeFile(join(folder, file), source);
  const { stdout } = await run(process.execPath, ['--conditions=@spancost/source', join(folder, file)], {
    cwd: folder,
    env: { ...process.env, PROVIDERS: providers.url, NODE_OPTIONS: '' },
  });
  expect(JSON.parse(stdout)).toEqual({ names: ['chat gpt-6-luna: 8 in'], open: 0 });
});
