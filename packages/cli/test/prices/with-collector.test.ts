import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { BOOK, temporaryFolder } from './books.ts';
import { prices, pricesJson } from './run-command.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

/** `spancost up` with a book of its own; its address. */
async function up(folder: string): Promise<string> {
  writeFileSync(join(folder, 'spancost.yaml'), 'prices:\n  file: acme.yaml\n');
  const child: ChildProcess = spawn(process.execPath, ['--conditions=@spancost/source', MAIN, 'up', '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'] },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.on('data', (data) => {
      text += String(data);
      const [, url] = /collector at (http:\S+)/.exec(text) ?? [];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`the collector ended with ${code}`)));
  });
}

/** One call of a minute ago. */
async function send(url: string, provider: string, model: string, inputTokens: number): Promise<void> {
  const start = BigInt(Date.now() - 60_000) * 1_000_000n;
  const names = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': provider,
    'gen_ai.request.model': model,
    'spancost.tenant': 'acme',
  };
  const counts = { 'gen_ai.usage.input_tokens': inputTokens, 'gen_ai.usage.output_tokens': 0 };
  const span = {
    traceId: randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    name: `chat ${model}`,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(start + 1_000_000_000n),
    attributes: [
      ...Object.entries(names).map(([key, value]) => ({ key, value: { stringValue: value } })),
      ...Object.entries(counts).map(([key, value]) => ({ key, value: { intValue: String(value) } })),
    ],
  };
  const answer = await fetch(`${url}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }),
  });
  expect(answer.status).toBe(200);
}

it('a corrected price: stale names the unknown model, rerate shows $0.5 of difference, an approval books it once', async () => {
  const folder = temporaryFolder();
  const book = join(folder, 'acme.yaml');
  writeFileSync(book, BOOK);
  const url = await up(folder);
  await send(url, 'vllm', 'house-model', 1_000_000);
  await send(url, 'vllm', 'nobody-knows', 1_000);

  const stale = await pricesJson<{ readonly unchecked: readonly object[] }>('stale', '--url', url);
  expect(stale).toMatchObject({
    spend_known: true,
    unknown: [{ provider: 'vllm', model: 'nobody-knows', unpriced_calls: 1, unpriced_tokens: 1000 }],
  });
  expect(stale.unchecked[0]).toMatchObject({ model: 'house-model', calls: 1, cost_usd: '0.5' });
  expect(await pricesJson('stale', '--book', book, '--url', url)).toEqual(stale);

  const price = ['--price', 'input=1', 'output=2', '--source', 'https://example.com/cellar'];
  const model = ['--provider', 'vllm', '--model', 'house-model'];
  const corrected = await prices('add', '--book', book, ...model, ...price, '--supersedes', '1', '--valid-from', '2026-01-01');
  expect(corrected.code).toBe(0);
  expect((await fetch(`${url}/api/v1/prices/reload`, { method: 'POST' })).status).toBe(200);

  const range = [
    '--from',
    new Date(Date.now() - 3_600_000).toISOString(),
    '--to',
    new Date(Date.now() + 3_600_000).toISOString(),
    '--url',
    url,
  ];
  const plan = await pricesJson<{ readonly plan_id: string }>('rerate', ...range);
  expect(plan).toMatchObject({ calls: 2, changed_calls: 1, before_usd: '0.5', after_usd: '1', difference_usd: '0.5', applied_entries: 0 });
  expect((await prices('rerate', ...range)).output).toMatch(
    /acme +\(not said\) +vllm +house-model +1 +\$0\.500000 +\$1\.000000 +\+\$0\.500000/,
  );
  expect(await pricesJson('rerate', ...range, '--approve', plan.plan_id)).toMatchObject({ applied_entries: 1 });
  expect(await pricesJson('rerate', ...range)).toMatchObject({ changed_calls: 0, difference_usd: '0' });
  // The same approval sent again, as after an answer that was lost, books nothing more.
  await pricesJson('rerate', ...range, '--approve', plan.plan_id);
  const usage = (await (await fetch(`${url}/api/v1/prices/usage?days=1`)).json()) as {
    readonly rows: readonly { model: string; cost_usd: string }[];
  };
  expect(usage.rows.filter(({ model }) => model === 'house-model').map((row) => row.cost_usd)).toEqual(['1']);
});
