import { afterAll, beforeAll, expect, it } from 'vitest';
import { OPERATIONS } from '@spancost/api';
import { fileOf, sectionOf } from './read-page.ts';
import { Stage } from './stage.ts';

const PAGE = 'migrate.md';
let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set(fileOf(sectionOf(PAGE, 'Budgets and the job that mails'), 'budgets.yaml'));
});

afterAll(async () => {
  await stage?.clear();
});

it('the call alone is a priced call with what its request said', async () => {
  stage.write('after.ts', fileOf(sectionOf(PAGE, 'Calls wrapped by hand'), 'after.ts'));
  await stage.run('after.ts');
  expect(await stage.calls('?feature=chat')).toMatchObject([{ user: 'u-17', session: 's-3', basis: 'computed' }]);
});

it('what no SDK makes is a call as well, unpriced where no book has its model', async () => {
  stage.write('by-hand.ts', fileOf(sectionOf(PAGE, 'Calls that no SDK makes'), 'by-hand.ts'));
  await stage.run('by-hand.ts');
  expect(await stage.calls('?feature=rag_pipeline')).toMatchObject([
    { model: 'house-llm-1', basis: 'unpriced', cost_usd: null, tokens: { total: 1020 } },
  ]);
  expect(await stage.calls('?feature=embedding_generation')).toMatchObject([
    { cost_usd: '0.00325', status: 'error', duration_ms: 840, metadata: { campaign: 'spring' } },
  ]);
});

it('the rows of a table are calls of their own time, once however often they are imported', async () => {
  stage.write('import-history.ts', fileOf(sectionOf(PAGE, 'The table with its history'), 'import-history.ts'));
  // What Postgres makes of rows by the query of the page, as it writes it.
  const line = (id: number, day: number, usage: string, status: string): string =>
    `{"id":"ai_usage/${id}","provider":"openai","model":"gpt-5","called_at":"2026-10-${String(day).padStart(2, '0')}T08:00:00.123456+00:00",` +
    `"duration_ms":840,"status":"${status}","usage":${usage},"attribution":{"user":"${id % 7}","feature":"knowledge_qa"}}\n`;
  const rows = Array.from({ length: 1500 }, (_, id) => line(id, 10 + (id % 20), '{"input_tokens":1000,"output_tokens":200}', 'success'));
  stage.write('calls.jsonl', `${rows.join('')}${line(1500, 3, '{}', 'error')}`);
  for (let times = 0; times < 2; times += 1)
    expect(await stage.run('import-history.ts')).toBe('1000 in the ledger, 0 refused\n501 in the ledger, 0 refused\n');
  const response = await fetch(`${stage.collector.url}/api/v1/stats?from=2026-10-01&to=2026-11-01&feature=knowledge_qa`);
  // 1,500 times $0.00325, and one call that says nothing of its tokens.
  expect(await response.json()).toMatchObject({ total_requests: 1501, cost_usd: '4.875', unpriced_requests: 1 });
});

it('a blended price of your own is stated by the command as it stands', async () => {
  const command = sectionOf(PAGE, 'The table with its history').blocks.at(-1);
  expect(await stage.shell(command?.code ?? '')).toContain('deepseek-chat at total 0.685');
});

it('a price of your own is added by the commands as they stand', async () => {
  const [commands] = sectionOf(PAGE, 'The table of prices').blocks;
  expect(await stage.shell(commands?.code ?? '')).toContain('house-llm-1');
});

it('the budgets are in force as they are written', async () => {
  const response = await fetch(`${stage.collector.url}/api/v1/budgets`);
  const { budgets } = (await response.json()) as { readonly budgets: readonly { readonly name: string }[] };
  expect(budgets.map(({ name }) => name)).toEqual(['day', 'month', 'each user']);
});

it('each question to the table has a path that the API has', () => {
  const table = sectionOf(PAGE, 'The admin page').text;
  const paths = [...table.matchAll(/GET (\/api\/v1\/[^?`]+)/g)].map(([, path = '']) => path.replace('u-17', '{user}'));
  expect(paths).toHaveLength(5);
  expect(paths.filter((path) => !OPERATIONS.some((operation) => operation.path === path))).toEqual([]);
});
