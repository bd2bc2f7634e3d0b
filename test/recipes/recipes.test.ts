import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileOf, sectionOf, sectionsOf } from './read-page.ts';
import { Stage } from './stage.ts';

const PAGE = 'recipes.md';
const BUDGET = 'Use a cheaper model when the budget is nearly spent';
let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set(fileOf(sectionOf(PAGE, BUDGET), 'budgets.yaml'));
});

afterAll(async () => {
  await stage?.clear();
});

/** Runs the program that a recipe shows. */
async function program(title: string, file: string): Promise<string> {
  stage.write(file, fileOf(sectionOf(PAGE, title), file));
  return stage.run(file);
}

/** Runs the commands that a recipe shows. */
async function commands(title: string): Promise<string> {
  const [block] = sectionOf(PAGE, title).blocks.filter(({ language }) => language === 'sh');
  return stage.shell(block?.code ?? '');
}

it('every recipe is run by a test of this file', () => {
  const own = readFileSync(join(import.meta.dirname, 'recipes.test.ts'), 'utf8');
  expect(
    sectionsOf(PAGE)
      .map(({ title }) => title)
      .filter((title) => !own.includes(title)),
  ).toEqual([]);
});

it('the cost of an answer is there to be shown, and is what the ledger has', async () => {
  const printed = await program('Show the user what an answer cost', 'answer-with-cost.ts');
  const [call] = await stage.calls('?feature=recipe-cost');
  expect(printed).toBe(`${call?.model} $${call?.cost_usd}\n`);
});

it('what a worker does is of who asked', async () => {
  await program("Attribute what a queue's worker does", 'worker.ts');
  expect(await stage.calls('?feature=indexing')).toMatchObject([
    { user: 'u-3', tenant: 'globex', object: 'job/2', metadata: { size: 'large' }, service: 'worker' },
    { user: 'u-2', tenant: 'acme', object: 'job/1', metadata: {}, task: 'embed' },
  ]);
});

it('calls go on with a cheaper model, and end when the budget is spent', async () => {
  expect(await program(BUDGET, 'within-budget.ts')).toBe('refused: the budget "demo day" is spent\n');
  const models = (await stage.calls('?feature=recipe-budget')).map(({ request_model: model }) => model);
  expect(new Set(models)).toEqual(new Set(['gpt-5', 'gpt-5-nano']));
});

it('what was spent is an answer in TypeScript', async () => {
  const [call] = await stage.calls('?user=u-2');
  const printed = await program('Ask what was spent, in TypeScript', 'ask.ts');
  expect(printed).toContain(`u-2: $${call?.cost_usd} for 1 calls, 0 of them of unknown cost`);
});

it('each tenant has its line and its file', async () => {
  expect(await commands('Bill each tenant for a month')).toContain('"tenant":"globex"');
  expect(readFileSync(join(stage.folder, 'acme.csv'), 'utf8')).toContain('job/1');
});

it('a model of your own costs what you say', async () => {
  expect(await commands('Price a model that you host')).toContain('$0.8 ');
});

it('calls without telemetry are in the ledger, the failed one too', async () => {
  expect(await commands('Import history, or calls of a system without telemetry')).toContain('"accepted":2');
  expect(await stage.calls('?status=timeout')).toHaveLength(1);
});

it('a correction is an entry of its own', async () => {
  const printed = await commands('Correct what a call cost');
  expect(printed).toContain('credit note 17');
  expect(await stage.calls('?feature=recipe-cost')).toMatchObject([{ cost_usd: '0.0001', entries: 2 }]);
});
