import { afterAll, beforeAll, expect, it } from 'vitest';
import { textOf } from './read-page.ts';
import { Stage } from './stage.ts';

let stage: Stage;

/** One call of last month, and one of now. */
beforeAll(async () => {
  stage = await Stage.set();
  const lastMonth = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 1, 15)).toISOString();
  const call = {
    provider: 'openai',
    model: 'gpt-5',
    usage: { input_tokens: 1000, output_tokens: 200 },
    attribution: { tenant: 'acme', feature: 'rag_pipeline' },
  };
  const calls = [
    { ...call, id: 'then', called_at: lastMonth },
    { ...call, id: 'now' },
  ];
  const response = await fetch(`${stage.collector.url}/api/v1/usage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ calls }),
  });
  expect(response.status).toBe(200);
});

afterAll(async () => {
  await stage?.clear();
});

/** The commands of a page as they stand; it is this stage's collector that they ask, without a token. */
function commandsOf(page: string): readonly string[] {
  return textOf(page)
    .split('\n')
    .filter((line) => line.startsWith('npx spancost '));
}

it.each([
  ['finance.md', 8],
  ['on-call.md', 6],
])('every command of %s ends well: there are %i', { timeout: 120_000 }, async (page, count) => {
  const commands = commandsOf(page);
  expect(commands).toHaveLength(count);
  const printed = await stage.shell(commands.join('\n'));
  expect(printed).toContain(page === 'finance.md' ? '$0.003250' : 'rag_pipeline');
});
