import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QuarantinePage, ReplayAnswer } from '@spancost/api';
import { DEFAULT_CONFIG, startCollector } from '@spancost/collector';
import { expect, it, onTestFinished } from 'vitest';
import { spancost } from '../prices/run-command.ts';

const START = Date.parse('2026-11-22T10:00:00Z');
const HOUR = 3_600_000;

/** A collector with two reports of calls that begin an hour ahead of its clock, which can be set. */
async function collector(): Promise<{ readonly url: string; setClock(ms: number): void }> {
  let now = START;
  const folder = mkdtempSync(join(tmpdir(), 'spancost-cli-'));
  const started = await startCollector(
    {
      ...DEFAULT_CONFIG,
      listen: { host: '127.0.0.1', port: 0 },
      ledger: { path: join(folder, 'ledger.duckdb') },
      log: { level: 'silent' },
    },
    { clock: () => now },
  );
  onTestFinished(async () => {
    await started.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const attributes = [
    { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } },
    { key: 'gen_ai.provider.name', value: { stringValue: 'openai' } },
    { key: 'gen_ai.request.model', value: { stringValue: 'gpt-5' } },
    { key: 'gen_ai.usage.input_tokens', value: { intValue: 1000 } },
    { key: 'gen_ai.usage.output_tokens', value: { intValue: 200 } },
  ];
  const spans = ['b', 'c'].map((digit) => ({
    traceId: 'a'.repeat(32),
    spanId: digit.repeat(16),
    startTimeUnixNano: `${START + HOUR}000000`,
    endTimeUnixNano: `${START + HOUR + 500}000000`,
    attributes,
  }));
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] };
  const body = JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans }] }] });
  await fetch(`${started.url}/v1/traces`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  return { url: started.url, setClock: (ms) => void (now = ms) };
}

it('lists, shows, dismisses with a reason, and replays after showing what that would do: $0.00325 of two reports', async () => {
  const { url, setClock } = await collector();
  const run = (...args: readonly string[]): ReturnType<typeof spancost> => spancost('quarantine', ...args, '--url', url);
  const page = JSON.parse((await run('list', '--json')).output) as QuarantinePage;
  const [first, second] = page.reports.map(({ id }) => id);
  const listed = await run('list', '--reason', 'start_time_in_future', '--service', 'shop', '--limit', '1');
  expect(listed.output).toMatch(/start_time_in_future/);
  expect(listed.output).toMatch(/more: repeat the command with --cursor \d+-/);
  expect((await run('list', '--since', '2026-11-23')).output).toBe('nothing');
  expect((await run('show', first!)).output).toMatch(
    /start_time_in_future: the call begins 60\.0 minutes[\s\S]*"gen_ai\.usage\.input_tokens": 1000/,
  );

  expect((await run('dismiss', second!, 'nobody', '--because', 'a test')).output).toMatch(/dismissed: 1\nnot in quarantine: nobody/);
  expect((await run('replay', '--reason', 'start_time_in_future')).output).toMatch(
    /0 of 1 reports can be read[\s\S]*still wrong[\s\S]*nothing to release/,
  );
  setClock(START + 2 * HOUR);
  const plan = await run('replay', first!);
  expect(plan.output).toMatch(/1 of 1 reports can be read by now[\s\S]*would grow by \$0\.003250/);
  const approve = /--approve ([\da-f]{32})/.exec(plan.output)?.[1] ?? '';
  expect((await run('replay', first!, '--approve', approve)).output).toMatch(/grew by \$0\.003250\nreleased: 1/);
  expect((await run('replay', first!, '--approve', approve)).complaints).toMatch(/409 Conflict: The plan/);
  const all = JSON.parse((await run('list', '--state', 'all', '--json')).output) as QuarantinePage;
  expect(new Map(all.reports.map(({ id, state }) => [id, state]))).toEqual(
    new Map([
      [first, 'released'],
      [second, 'dismissed'],
    ]),
  );
  const empty = JSON.parse((await run('replay', '--from', '2026-11-22', '--json')).output) as ReplayAnswer;
  expect(empty).toMatchObject({ reports: 0, released: 0 });
});

it.each([
  [['replay'], 2, /Say which reports: ids, or --reason, or --from/],
  [['dismiss', 'x'], 2, /--because/],
  [['dismiss', '--because', 'x'], 2, /missing required argument 'id'/],
  [['list', '--limit', '0'], 2, /whole number from 1 to 1000/],
  [['list', '--state', 'gone'], 2, /Allowed choices are waiting/],
  [['list', '--since', 'yesterday'], 2, /--since/],
  [['show', 'x', '--url', 'http://127.0.0.1:1'], 1, /no collector answers/],
] as const)('quarantine %s ends with %i and says why', async (args, code, says) => {
  const ran = await spancost('quarantine', ...args);
  expect(ran.code).toBe(code);
  expect(ran.complaints).toMatch(says);
});
