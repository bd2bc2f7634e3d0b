import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileOf, sectionOf } from './read-page.ts';
import { Stage } from './stage.ts';

const PAGE = 'start.md';
let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set();
});

afterAll(async () => {
  await stage?.clear();
});

it('a plain program with --import has a priced call of its user', async () => {
  stage.write('app.ts', fileOf(sectionOf(PAGE, 'A plain program'), 'app.ts'));
  expect(await stage.run('app.ts', ['--import', '@spancost/node/register'])).not.toBe('');
  expect(await stage.calls()).toMatchObject([
    { provider: 'openai', request_model: 'gpt-5', user: 'u-17', tenant: 'acme', feature: 'chat', basis: 'computed' },
  ]);
});

it('a request of Express is a priced call of who asked', async () => {
  stage.write('server.ts', fileOf(sectionOf(PAGE, 'Express'), 'server.ts'));
  const url = await stage.serve('server.ts');
  const response = await fetch(`${url}/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-user': 'u-express' },
    body: JSON.stringify({ question: 'What is new?' }),
  });
  expect(await response.json()).toEqual({ answer: expect.any(String) });
  await stage.end();
  expect(await stage.calls('?user=u-express')).toMatchObject([{ feature: 'chat', service: 'shop', basis: 'computed', status: 'success' }]);
});

it('a request of Fastify is a priced call of who asked', async () => {
  stage.write('server.ts', fileOf(sectionOf(PAGE, 'Fastify'), 'server.ts'));
  const url = await stage.serve('server.ts');
  const response = await fetch(`${url}/summary`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-user': 'u-fastify' },
    body: JSON.stringify({ text: 'A long story' }),
  });
  expect(response.status).toBe(200);
  await stage.end();
  expect(await stage.calls('?user=u-fastify')).toMatchObject([
    { provider: 'anthropic', feature: 'summaries', service: 'shop', basis: 'computed' },
  ]);
});

it('what is shown of Next.js is what the example has', () => {
  const next = sectionOf(PAGE, 'Next.js');
  const inExample = (file: string): string => readFileSync(join(import.meta.dirname, '../../examples/next', file), 'utf8');
  const [, ...instrumentation] = fileOf(next, 'src/instrumentation.ts').split('\n');
  for (const line of instrumentation) expect(inExample('src/instrumentation.ts')).toContain(line);
  expect(inExample('next.config.ts')).toContain(/serverExternalPackages: \[.*?\]/.exec(fileOf(next, 'next.config.ts'))?.[0]);
});

it('one request of curl is a call of $0.00325, once however often it is sent', async () => {
  const command = sectionOf(PAGE, 'Another language').blocks.at(-1)?.code ?? '';
  for (let times = 0; times < 2; times += 1) expect(await stage.shell(command)).toContain('"cost_usd":"0.00325"');
  expect(await stage.calls('?feature=nightly-report')).toHaveLength(1);
});

it('the commands that look whether it is there find it', async () => {
  const [commands] = sectionOf(PAGE, 'Is it there?').blocks;
  const printed = await stage.shell(commands?.code.replace(/^.*doctor.*$/m, '') ?? '');
  expect(printed).toContain('This month');
  expect(printed).toContain('u-17');
});
