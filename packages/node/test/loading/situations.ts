import type { Situation } from './situation.ts';

/** A call of 1,000 tokens in and 200 out; what the application sees of it is printed. */
const ASK = `
  const openai = new OpenAI();
  const usage = { headers: { 'x-usage': JSON.stringify({ inputTokens: 1000, outputTokens: 200 }) } };
  const answer = await openai.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }] }, usage);
  console.log(answer.usage.total_tokens);`;
const ASK_SOON = `(async () => {${ASK}})();`;

const IMPORT = `import OpenAI from 'openai';`;
const REQUIRE = `const { OpenAI } = require('openai');`;
const IMPORT_REGISTER = `import '@spancost/node/register';`;
const REQUIRE_REGISTER = `require('@spancost/node/register');`;
const BY_IMPORT = ['--import', '@spancost/node/register'];
const BY_REQUIRE = ['--require', '@spancost/node/register'];

/** A situation without what is the same in its group; seen by the SDK unless it says otherwise. */
type Row = Omit<Situation, 'group' | 'seenBy'> & Partial<Pick<Situation, 'seenBy'>>;

const inGroup = (group: string, rows: readonly Row[], runner: Pick<Situation, 'runner'> = {}): readonly Situation[] =>
  rows.map((row) => ({ group, seenBy: 'SDK', ...runner, ...row }));

const COMMON_JS: readonly Situation[] = inGroup('CommonJS', [
  { name: '`--require @spancost/node/register`', flags: BY_REQUIRE, files: { 'app.cjs': `${REQUIRE}${ASK_SOON}` } },
  { name: '`--import @spancost/node/register`', flags: BY_IMPORT, files: { 'app.cjs': `${REQUIRE}${ASK_SOON}` } },
  { name: 'register is required first', files: { 'app.cjs': `${REQUIRE_REGISTER}${REQUIRE}${ASK_SOON}` } },
  { name: 'the SDK is required first', files: { 'app.cjs': `${REQUIRE}${REQUIRE_REGISTER}${ASK_SOON}` } },
  {
    name: 'the SDK is required when it is needed',
    files: { 'app.cjs': `${REQUIRE_REGISTER} setTimeout(async () => { ${REQUIRE}${ASK} }, 1);` },
  },
]);

const ES_MODULES: readonly Situation[] = inGroup('ES modules', [
  { name: '`--import @spancost/node/register`', flags: BY_IMPORT, files: { 'app.mjs': `${IMPORT}${ASK}` } },
  { name: '`--require @spancost/node/register`', flags: BY_REQUIRE, files: { 'app.mjs': `${IMPORT}${ASK}` } },
  { name: 'register is the first import', files: { 'app.mjs': `${IMPORT_REGISTER}${IMPORT}${ASK}` } },
  { name: 'register is the last import', files: { 'app.mjs': `${IMPORT}${IMPORT_REGISTER}${ASK}` } },
  {
    name: '`await register().ready`, after all imports',
    files: { 'app.mjs': `${IMPORT} import { register } from '@spancost/node'; await register().ready; ${ASK}` },
  },
  {
    name: 'the SDK is imported when it is needed',
    files: { 'app.mjs': `${IMPORT_REGISTER} const { OpenAI } = await import('openai'); ${ASK}` },
  },
  {
    name: 'the client is older than `register()`',
    files: {
      'app.mjs': `${IMPORT} const old = new OpenAI(); await import('@spancost/node/register'); ${ASK.replace('new OpenAI()', 'old')}`,
    },
  },
  {
    name: 'a program that npm has linked, started from elsewhere',
    isLinked: true,
    files: { 'app.mjs': `${IMPORT_REGISTER}${IMPORT}${ASK}` },
  },
  { name: 'TypeScript, run by Node itself', flags: BY_IMPORT, files: { 'app.mts': `${IMPORT}${ASK}` } },
  {
    name: 'in a worker thread',
    flags: BY_IMPORT,
    files: {
      'app.mjs': `import { Worker } from 'node:worker_threads'; new Worker(new URL('worker.mjs', import.meta.url));`,
      'worker.mjs': `${IMPORT}${ASK}`,
    },
    // Of the main thread, which loads none.
    copies: ['7.57.0 not loaded'],
  },
]);

const COPIES: readonly Situation[] = inGroup('Several copies', [
  {
    name: 'both formats of one SDK, each its own classes',
    files: {
      'app.mjs': `${IMPORT_REGISTER}${IMPORT}${ASK}
        { const { createRequire } = await import('node:module'); const require = createRequire(import.meta.url); ${REQUIRE}${ASK} }`,
    },
    spans: ['chat gpt-5', 'chat gpt-5'],
  },
  {
    name: 'two majors: one nested in a dependency, loaded before register',
    files: {
      'app.mjs': `import { ask } from 'brings-its-own'; ${IMPORT}${IMPORT_REGISTER}${ASK} await ask();`,
      'node_modules/brings-its-own/index.cjs': `${REQUIRE} exports.ask = async () => {${ASK}}`,
      'node_modules/brings-its-own/package.json': `{"name":"brings-its-own","version":"1.0.0","main":"index.cjs"}`,
    },
    installed: { openai: 'openai', 'brings-its-own/node_modules/openai': 'openai-6' },
    spans: ['chat gpt-5', 'chat gpt-5'],
    copies: ['6.49.0 instrumented', '7.57.0 instrumented'],
  },
  ...[
    {
      name: 'two majors as ES modules, one nested by npm, register is the first import',
      folder: 'node_modules/brings-its-own',
      installed: { openai: 'openai', 'brings-its-own/node_modules/openai': 'openai-6' },
    },
    {
      name: "two majors as ES modules, one in pnpm's store, register is the first import",
      folder: 'node_modules/.pnpm/brings-its-own@1.0.0/node_modules/brings-its-own',
      installed: {
        openai: 'openai',
        '.pnpm/openai@6.49.0/node_modules/openai': 'openai-6',
        '.pnpm/brings-its-own@1.0.0/node_modules/openai': 'openai-6',
      },
    },
  ].map(({ name, folder, installed }) => ({
    name,
    files: {
      'app.mjs': `${IMPORT_REGISTER} import { ask } from './${folder}/index.mjs'; ${IMPORT}${ASK} await ask();`,
      [`${folder}/index.mjs`]: `${IMPORT} export const ask = async () => {${ASK}}`,
      [`${folder}/package.json`]: `{"name":"brings-its-own","version":"1.0.0","main":"index.mjs"}`,
      'node_modules/.package-lock.json': `{"packages":{"node_modules/openai":{},"node_modules/brings-its-own/node_modules/openai":{}}}`,
    },
    installed,
    spans: ['chat gpt-5', 'chat gpt-5'],
    copies: ['6.49.0 instrumented', '7.57.0 instrumented'],
  })),
  {
    name: 'two majors, both imported after register',
    flags: BY_IMPORT,
    files: {
      'app.mjs': `import { ask } from 'brings-its-own'; ${IMPORT}${ASK} await ask();`,
      'node_modules/brings-its-own/index.mjs': `${IMPORT} export const ask = async () => {${ASK}}`,
      'node_modules/brings-its-own/package.json': `{"name":"brings-its-own","version":"1.0.0","main":"index.mjs"}`,
    },
    installed: { openai: 'openai', 'brings-its-own/node_modules/openai': 'openai-6' },
    spans: ['chat gpt-5', 'chat gpt-5'],
    copies: ['6.49.0 instrumented', '7.57.0 instrumented'],
  },
]);

const TSX: readonly Situation[] = inGroup(
  'tsx',
  [
    { name: 'as CommonJS, register is the first import', files: { 'app.ts': `${IMPORT_REGISTER}${IMPORT}${ASK_SOON}` } },
    { name: 'as CommonJS, register is the last import', files: { 'app.ts': `${IMPORT}${IMPORT_REGISTER}${ASK_SOON}` } },
    { name: 'as ES module, register is the first import', type: 'module', files: { 'app.ts': `${IMPORT_REGISTER}${IMPORT}${ASK}` } },
    { name: 'as ES module, register is the last import', type: 'module', files: { 'app.ts': `${IMPORT}${IMPORT_REGISTER}${ASK}` } },
    { name: '`tsx --import @spancost/node/register`', type: 'module', flags: BY_IMPORT, files: { 'app.ts': `${IMPORT}${ASK}` } },
  ],
  { runner: 'tsx' },
);

const OPENAI_4 = '../packages/node/test/loading/apart/node_modules/openai';
const SUPPORTED = 'install openai@">=5.23.2 <8"';

const VERSIONS: readonly Situation[] = inGroup('Versions that are not supported', [
  {
    name: "openai 4.104, which sends by Node's `http`",
    flags: BY_IMPORT,
    files: { 'app.mjs': `${IMPORT}${ASK}` },
    installed: { openai: OPENAI_4 },
    seenBy: 'nothing',
    spans: [],
    calls: 1,
    told: SUPPORTED,
    copies: ['4.104.0 unsupported version'],
  },
  {
    name: 'openai 4.104 nested in a dependency, openai 7.57 beside it',
    flags: BY_IMPORT,
    files: {
      'app.mjs': `import { ask } from 'brings-its-own'; ${IMPORT}${ASK} await ask();`,
      'node_modules/brings-its-own/index.cjs': `${REQUIRE} exports.ask = async () => {${ASK}}`,
      'node_modules/brings-its-own/package.json': `{"name":"brings-its-own","version":"1.0.0","main":"index.cjs"}`,
    },
    installed: { openai: 'openai', 'brings-its-own/node_modules/openai': OPENAI_4 },
    calls: 2,
    told: SUPPORTED,
    copies: ['4.104.0 unsupported version', '7.57.0 instrumented'],
  },
  {
    name: 'a major that is not out yet',
    flags: BY_IMPORT,
    files: { 'app.mjs': `${IMPORT}${ASK}` },
    openaiAs: '8.0.0',
    seenBy: 'network',
    told: SUPPORTED,
    copies: ['8.0.0 unsupported version'],
  },
]);

/** A call of each SDK, in the order of their names in the options. */
const EVERY_SDK = `
  import { register } from '@spancost/node';
  import { Anthropic } from '@anthropic-ai/sdk';
  import * as bedrock from '@aws-sdk/client-bedrock-runtime';
  import { CohereClientV2 } from 'cohere-ai';
  import { GoogleGenAI, Models } from '@google/genai';
  import { Groq } from 'groq-sdk';
  import * as mistral from '@mistralai/mistralai';
  import { Ollama } from 'ollama';
  import { OpenAI } from 'openai';

  const modules = { openai: OpenAI, anthropic: Anthropic, googleGenAI: { Models }, bedrock, groq: Groq, cohere: CohereClientV2, mistral, ollama: Ollama };
  await register({ modules }).ready;
  ${ASK}
  const at = process.env.PROVIDERS;
  const messages = [{ role: 'user', content: 'Hello' }];
  await new Anthropic().messages.create({ model: 'claude-sonnet-5-5', max_tokens: 50, messages });
  await new GoogleGenAI({ apiKey: 'any', httpOptions: { baseUrl: at + '/google' } }).models.generateContent({ model: 'gemini-2.5-flash', contents: 'Hello' });
  const aws = new bedrock.BedrockRuntime({ region: 'eu-central-1', endpoint: at + '/bedrock', credentials: { accessKeyId: 'any', secretAccessKey: 'any' } });
  await aws.converse({ modelId: 'amazon.nova-lite-v1:0', messages: [{ role: 'user', content: [{ text: 'Hello' }] }] });
  aws.destroy();
  await new Groq().chat.completions.create({ model: 'llama-3.3-70b-versatile', messages });
  await new CohereClientV2({ token: 'any', environment: at + '/cohere' }).chat({ model: 'command-a-03-2025', messages });
  await new mistral.Mistral({ apiKey: 'any', serverURL: at + '/mistral' }).chat.complete({ model: 'mistral-large-2411', messages });
  await new Ollama({ host: at + '/ollama' }).chat({ model: 'llama3.2', messages });`;
const EVERY_SPAN = [
  'chat gpt-5',
  'chat claude-sonnet-5-5',
  'generate_content gemini-2.5-flash',
  'chat amazon.nova-lite-v1:0',
  'chat llama-3.3-70b-versatile',
  'chat command-a-03-2025',
  'chat mistral-large-2411',
  'chat llama3.2',
];

const GIVEN = `import { register } from '@spancost/node'; ${IMPORT} const spancost = register({ modules: { openai: OpenAI } });`;

const ESBUILD: readonly Situation[] = inGroup('esbuild', [
  {
    name: '`--packages=external`, as ES module',
    bundle: { format: 'esm', external: 'all' },
    files: { 'app.mjs': `${IMPORT}${IMPORT_REGISTER}${ASK}` },
  },
  {
    name: '`--packages=external`, as CommonJS',
    bundle: { format: 'cjs', external: 'all' },
    files: { 'app.cjs': `import { register } from '@spancost/node'; ${IMPORT} register(); ${ASK_SOON}` },
  },
  {
    name: 'each of the eight SDKs in the bundle, minified, given to `register({ modules })`',
    bundle: { format: 'esm', external: 'spancost', minify: true },
    files: { 'app.mjs': EVERY_SDK },
    spans: EVERY_SPAN,
  },
  {
    name: 'the SDK in a CommonJS bundle, given to `register({ modules })`',
    bundle: { format: 'cjs', external: 'spancost' },
    files: { 'app.cjs': `${GIVEN}${ASK_SOON}` },
  },
  {
    name: 'the SDK in the bundle, `instrument()` where it is used, after `--import @spancost/node/register`',
    bundle: { format: 'esm', external: 'spancost' },
    flags: BY_IMPORT,
    files: { 'app.mjs': `import { instrument } from '@spancost/node'; ${IMPORT} instrument({ openai: OpenAI }); ${ASK}` },
  },
  {
    name: 'the SDK in the bundle, `instrument()` where it is used, before `register()`',
    bundle: { format: 'cjs', external: 'spancost' },
    files: {
      'app.cjs': `import { instrument, register } from '@spancost/node'; ${IMPORT} instrument({ openai: OpenAI }); register(); ${ASK_SOON}`,
    },
  },
  {
    name: 'the SDK in the bundle, and nothing said of it',
    bundle: { format: 'esm', external: 'spancost' },
    files: { 'app.mjs': `import { register } from '@spancost/node'; ${IMPORT} await register().ready; ${ASK}` },
    seenBy: 'network',
    told: 'register({ modules: { openai: OpenAI } })',
  },
  {
    name: 'the SDK in the bundle, `--import @spancost/node/register`',
    bundle: { format: 'cjs', external: 'spancost' },
    flags: BY_IMPORT,
    files: { 'app.cjs': `${IMPORT}${ASK_SOON}` },
    seenBy: 'network',
    told: 'register({ modules: { openai: OpenAI } })',
  },
  {
    name: 'Spancost in a CommonJS bundle, the SDK outside and loaded before it',
    bundle: { format: 'cjs', external: 'sdk' },
    files: { 'app.cjs': `${IMPORT} import { register } from '@spancost/node'; register(); ${ASK_SOON}` },
  },
  {
    name: 'Spancost in a bundle of ES modules, the SDK outside and loaded before it',
    bundle: { format: 'esm', external: 'sdk' },
    files: { 'app.mjs': `${IMPORT} import { register } from '@spancost/node'; await register().ready; ${ASK}` },
  },
  {
    name: 'Spancost and the SDK in one CommonJS bundle, given to `register({ modules })`',
    bundle: { format: 'cjs', external: 'nothing' },
    files: { 'app.cjs': `${GIVEN}${ASK_SOON}` },
  },
  {
    name: 'Spancost and the SDK in one bundle of ES modules, minified, and nothing said of it',
    bundle: { format: 'esm', external: 'nothing', minify: true },
    files: { 'app.mjs': `import { register } from '@spancost/node'; ${IMPORT} await register().ready; ${ASK}` },
    seenBy: 'network',
    told: 'register({ modules: { openai: OpenAI } })',
  },
]);

/** Each way of loading that is promised, with what must come of it on every supported Node. */
export const SITUATIONS: readonly Situation[] = [...COMMON_JS, ...ES_MODULES, ...COPIES, ...VERSIONS, ...TSX, ...ESBUILD];
