import { setImmediate as turn } from 'node:timers/promises';
import { context, diag } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import type { BudgetSnapshot } from '@spancost/conventions';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { BudgetGuard, type BudgetGuardOptions } from '../../src/budgets/budget-guard.ts';
import type { BudgetSettings } from '../../src/budgets/options.ts';
import { BudgetExceededError, BudgetUnknownError, RateLimitExceededError, withAttribution } from '../../src/index.ts';
import { DAY, EACH_USER, FAIR, NOON, spent } from './told.ts';
import { tellingCollector, type TellingCollector } from './telling-collector.ts';

const CALL = { provider: 'openai', model: 'gpt-5', operation: 'chat', serverAddress: 'api.openai.com' };
const SETTINGS: BudgetSettings = { enforce: true, failClosed: false, refreshMs: 60_000, maxAgeMs: 60_000 };

let now = 0;
const complaints: string[] = [];
beforeEach(() => {
  now = 0;
  complaints.length = 0;
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const log = (...words: unknown[]): void => void complaints.push(words.map(String).join(' '));
  diag.setLogger({ error: log, warn: log, info() {}, debug() {}, verbose() {} });
});
afterEach(() => {
  context.disable();
  diag.disable();
});

async function guarded(
  snapshot: Partial<BudgetSnapshot>,
  settings: Partial<BudgetSettings> = {},
  process: BudgetGuardOptions['process'] = {},
): Promise<{ readonly guard: BudgetGuard; readonly collector: TellingCollector }> {
  const collector = await tellingCollector(snapshot);
  const guard = new BudgetGuard({ settings: { ...SETTINGS, ...settings }, process, collectorUrl: collector.url, monotonic: () => now });
  onTestFinished(() => guard.stop());
  await guard.start();
  return { guard, collector };
}

function refusalOf(call: () => void): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** A call of ann that has ended, and its event. */
function end(guard: BudgetGuard, exact: string, user = 'ann', responseModel = 'gpt-5'): object {
  const event = {};
  const reading = {
    provider: 'openai',
    requestModel: 'gpt-5',
    responseModel,
    operation: 'chat',
    attribution: { user },
    problems: [],
    stream: false,
    usage: { inputTokens: 1000, outputTokens: 200 },
  };
  guard.ended({ reading, cost: { basis: 'computed', exact, usd: Number(exact), priceId: 'p' } }, event);
  return event;
}

describe('a guard', () => {
  it('refuses a call of a budget that is spent, and says which, how much, until when and what was not sent', async () => {
    const { guard } = await guarded({ budgets: [EACH_USER] });
    withAttribution({ user: 'bob' }, () => guard.begin(CALL));
    const error = withAttribution({ user: 'ann' }, () => refusalOf(() => guard.begin(CALL)));
    expect(error).toBeInstanceOf(BudgetExceededError);
    expect(error).toMatchObject({
      name: 'BudgetExceededError',
      code: 'SPANCOST_BUDGET_EXCEEDED',
      budget: { name: 'each user', target: 'ann', spentUsd: '10.5', amountUsd: '10', endsAt: new Date('2026-11-23T00:00:00Z') },
      message:
        'spancost: the daily budget each user of ann is spent, $10.5 of $10; chat gpt-5 of openai was not sent. ' +
        'It begins anew at 2026-11-23T00:00:00.000Z: wait, or raise its amount.',
    });
  });

  it('counts its own calls at once: after $8.99 and $0.01 beside $1 of $10 the next is refused', async () => {
    const { guard } = await guarded({});
    end(guard, '8.99');
    guard.begin(CALL);
    end(guard, '0.01');
    expect(refusalOf(() => guard.begin(CALL))).toMatchObject({ budget: { spentUsd: '10', remainingUsd: '0' } });
  });

  it('tells of each state once in a period for each user, on a later turn; what a handler throws reaches no call', async () => {
    const told: unknown[] = [];
    const onWarning = (budget: unknown): void => {
      told.push(budget);
      throw new Error('handler');
    };
    const onExceeded = async (budget: unknown): Promise<void> => {
      told.push(budget);
      throw new Error('later');
    };
    const { guard } = await guarded({ budgets: [{ ...spent('8.5'), enforce: 'warn' }] }, { onWarning, onExceeded });
    for (let calls = 0; calls < 3; calls += 1) guard.begin(CALL);
    expect(told).toEqual([]);
    await turn();
    expect(told).toMatchObject([{ name: 'day', state: 'warning', spentUsd: '8.5' }]);
    end(guard, '2');
    for (let calls = 0; calls < 3; calls += 1) guard.begin(CALL);
    await turn();
    await turn();
    expect(told.slice(1)).toMatchObject([{ name: 'day', state: 'exceeded', spentUsd: '10.5' }]);
    expect(complaints.map((line) => line.slice(0, 50))).toEqual(
      Array.from({ length: 2 }, () => 'spancost: a handler of budgets failed; the calls a'),
    );
  });

  it('tells OpenTelemetry’s diagnostics where there is no handler, and nobody of budgets with enforce: off', async () => {
    const { guard } = await guarded({ budgets: [spent('8.5', { enforce: 'warn' }), spent('11', { name: 'off', enforce: 'off' })] });
    guard.begin(CALL);
    guard.begin(CALL);
    expect(complaints).toEqual(['spancost: the budget day is nearly spent']);
  });

  it('lets all go and tells nobody where nothing is enforced, and still answers', async () => {
    const { guard } = await guarded({ budgets: [spent('11')] }, { enforce: false });
    guard.begin(CALL);
    expect(complaints).toEqual([]);
    expect(guard.check({})).toMatchObject({ state: 'exceeded', allowed: false });
  });

  it('refuses the third of three calls at once with a limit of ten requests and eight used, and lets one go when another has ended elsewhere', async () => {
    const { guard } = await guarded({ budgets: [], limits: [FAIR] });
    withAttribution({ user: 'ann' }, () => {
      guard.begin(CALL);
      guard.begin(CALL);
      const error = refusalOf(() => guard.begin(CALL));
      expect(error).toBeInstanceOf(RateLimitExceededError);
      expect(error).toMatchObject({
        code: 'SPANCOST_RATE_LIMIT_EXCEEDED',
        message:
          'spancost: the limit fair of ann is used up, 10 of 10 requests, 9000 of 100000 tokens in the last minute; chat gpt-5 of openai was not sent: try again in a minute',
      });
      // One that has ended is one request still, and its tokens count.
      end(guard, '0.01');
      expect(guard.check({}).limits).toMatchObject([{ requests: 10, tokens: 10_200, state: 'exceeded' }]);
    });
    withAttribution({ user: 'bob' }, () => guard.begin(CALL));
  });

  it('knows nothing any more when the last answer is older than it may be, and lets calls go, or refuses them with failClosed', async () => {
    const { guard: open } = await guarded({ budgets: [spent('11')] });
    const { guard: closed } = await guarded({}, { failClosed: true });
    now = 60_000;
    expect(refusalOf(() => open.begin(CALL))).toBeInstanceOf(BudgetExceededError);
    closed.begin(CALL);
    now = 60_001;
    open.begin(CALL);
    const error = refusalOf(() => closed.begin(CALL));
    expect(error).toBeInstanceOf(BudgetUnknownError);
    expect(error).toMatchObject({ code: 'SPANCOST_BUDGET_UNKNOWN' });
    expect([open.check({}), closed.check({})]).toMatchObject([
      { state: 'unknown', allowed: true },
      { state: 'unknown', allowed: false },
    ]);
  });

  it('takes a call for the tenant that its token is charged to, and for its own service and the collector’s environment', async () => {
    const scope = { tenant: 'acme', service: 'shop', environment: 'production' };
    const { guard } = await guarded(
      { budgets: [spent('11', { scope })], acts_as: { tenant: 'acme' }, environment: 'production' },
      {},
      { service: 'shop' },
    );
    expect(withAttribution({ tenant: 'somebody else' }, () => refusalOf(() => guard.begin(CALL)))).toBeInstanceOf(BudgetExceededError);
  });

  it('knows a model by the name that it answers by, from its first answer on', async () => {
    const { guard } = await guarded({ budgets: [spent('11', { scope: { model: 'gpt-5-2025-08-07' } })] });
    guard.begin(CALL);
    end(guard, '0.01', 'ann', 'gpt-5-2025-08-07');
    expect(refusalOf(() => guard.begin(CALL))).toBeInstanceOf(BudgetExceededError);
    guard.begin({ ...CALL, model: 'gpt-5-mini' });
    expect(guard.check({ provider: 'openai', model: 'gpt-5' }).allowed).toBe(false);
  });

  it('says of which moment its answer is: after a 304 of the moment that the collector looked at last', async () => {
    const { guard, collector } = await guarded({});
    collector.telling.etag = '"one"';
    await guard.start();
    now = 7000;
    await guard.start();
    expect(collector.asked.at(-1)).toMatchObject({ 'if-none-match': '"one"' });
    now = 9000;
    expect(guard.check({}).asOf).toEqual(new Date(NOON + 7000));
  });

  it('answers for what it is asked about, and for the attribution around it where it is not', async () => {
    const { guard } = await guarded({ budgets: [EACH_USER, { ...DAY, name: 'chat', scope: { feature: 'chat' } }] });
    const names = (): readonly string[] => guard.check({}).budgets.map(({ name }) => name);
    expect(names()).toEqual([]);
    withAttribution({ user: 'ann', feature: 'chat' }, () => {
      expect(names()).toEqual(['each user', 'chat']);
      expect(guard.check({ user: 'bob' })).toMatchObject({ state: 'ok', budgets: [{ target: 'bob' }, { name: 'chat' }] });
      for (const nonsense of [null, 7, 'ann', [], { user: 7 }]) expect(guard.check(nonsense as object).state).toBe('exceeded');
    });
  });
});
