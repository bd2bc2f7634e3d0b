/**
 * An application with many callers at a time, each of which asks the model again and again until it is told to stop, and waits a
 * moment when a call is refused. Prints when each call that was sent began and ended, and what the others were refused with.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { BudgetExceededError, BudgetUnknownError, checkBudget, RateLimitExceededError, register, withAttribution } from '@spancost/node';
import OpenAI from 'openai';
import type { CallersReport } from './running-callers.ts';

const CALLERS = Number(process.env['CALLERS']);
const AFTER_REFUSAL_MS = 200;

const report: { -readonly [Field in keyof CallersReport]: CallersReport[Field] } = { sent: [], refused: 0, errors: [], unhandled: [] };
process.on('unhandledRejection', (reason) => void report.unhandled.push(String(reason)));

const spancost = register({
  budgets: {
    enforce: true,
    failClosed: process.env['FAIL_CLOSED'] === 'true',
    refreshMs: Number(process.env['REFRESH_MS']),
    maxAgeMs: Number(process.env['MAX_AGE_MS']),
  },
});
await spancost.ready;
// On a machine that is busy with other things the first answer takes longer than `ready` waits.
while (process.env['COLLECTOR_IS_AWAY'] !== 'true' && checkBudget().asOf === undefined) await sleep(50);

const openai = new OpenAI({ maxRetries: 0 });
const headers = { 'x-usage': JSON.stringify({ inputTokens: 1000, outputTokens: 200 }), 'x-scenario': 'slow' };
const stopped = new AbortController();

async function call(): Promise<void> {
  const begun = Date.now();
  try {
    await openai.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }] }, { headers });
    report.sent.push({ begun, ended: Date.now() });
  } catch (error) {
    const isRefusal = [BudgetExceededError, BudgetUnknownError, RateLimitExceededError].some((known) => error instanceof known);
    if (!isRefusal) report.errors.push(String(error));
    else {
      report.refused += 1;
      report.lastRefusal = error instanceof Error ? `${error.name}: ${error.message}` : '';
      await sleep(AFTER_REFUSAL_MS);
    }
  }
}

async function askAgainAndAgain(caller: number): Promise<void> {
  while (!stopped.signal.aborted) await withAttribution({ tenant: 'acme', user: `u-${caller}`, feature: 'chat' }, call);
}

process.stdin.resume().once('data', () => {
  stopped.abort();
  process.stdin.pause();
});
process.stdout.write('ready\n');
await Promise.all(Array.from({ length: CALLERS }, (_, caller) => askAgainAndAgain(caller)));
await spancost.shutdown();
process.stdout.write(`${JSON.stringify(report)}\n`);
