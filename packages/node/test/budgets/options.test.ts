import { diag } from '@opentelemetry/api';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { budgetSettings } from '../../src/budgets/options.ts';

const complaints: string[] = [];
beforeEach(() => {
  complaints.length = 0;
  const log = (message: string): void => void complaints.push(message);
  diag.setLogger({ error: log, warn: log, info() {}, debug() {}, verbose() {} });
});
afterEach(() => {
  vi.unstubAllEnvs();
  diag.disable();
});

const DEFAULTS = { enforce: false, failClosed: false, refreshMs: 5000, maxAgeMs: 60_000 };

describe('the settings of budgets', () => {
  it('are none until the application or SPANCOST_BUDGETS asks for them', () => {
    expect(budgetSettings(undefined)).toBeUndefined();
    expect(budgetSettings({})).toEqual(DEFAULTS);
    vi.stubEnv('SPANCOST_BUDGETS', 'off');
    expect(budgetSettings(undefined)).toBeUndefined();
    vi.stubEnv('SPANCOST_BUDGETS', 'check');
    expect(budgetSettings(undefined)).toEqual(DEFAULTS);
    vi.stubEnv('SPANCOST_BUDGETS', 'enforce');
    expect(budgetSettings(undefined)).toEqual({ ...DEFAULTS, enforce: true });
    expect(budgetSettings({ enforce: false })).toEqual(DEFAULTS);
  });

  it('come from the environment, and what the application says goes before it', () => {
    vi.stubEnv('SPANCOST_BUDGETS', 'enforce');
    vi.stubEnv('SPANCOST_BUDGETS_FAIL_CLOSED', 'true');
    vi.stubEnv('SPANCOST_BUDGETS_REFRESH_MS', '1000');
    vi.stubEnv('SPANCOST_BUDGETS_MAX_AGE_MS', '9000');
    expect(budgetSettings(undefined)).toEqual({ enforce: true, failClosed: true, refreshMs: 1000, maxAgeMs: 9000 });
    const said = { enforce: false, failClosed: false, refreshMs: 2, maxAgeMs: 3 };
    expect(budgetSettings(said)).toEqual(said);
    expect(complaints).toEqual([]);
  });

  it.each([
    ['SPANCOST_BUDGETS', 'block', 'SPANCOST_BUDGETS=block is not known'],
    ['SPANCOST_BUDGETS_REFRESH_MS', '0', 'budgets.refreshMs, or its variable, is no number of milliseconds'],
    ['SPANCOST_BUDGETS_MAX_AGE_MS', '-5', 'budgets.maxAgeMs, or its variable, is no number of milliseconds'],
  ])('of %s=%s are the defaults, and it is said', (variable, value, complaint) => {
    vi.stubEnv(variable, value);
    expect(budgetSettings({})).toEqual(DEFAULTS);
    expect(complaints.join()).toContain(complaint);
  });

  it.each([0, -1, Number.NaN, Infinity, 2 ** 31, '5s'])('with refreshMs: %s are the defaults, and it is said', (refreshMs) => {
    expect(budgetSettings({ refreshMs: refreshMs as number })).toEqual(DEFAULTS);
    expect(complaints.join()).toContain('budgets.refreshMs, or its variable, is no number of milliseconds from 1');
  });
});
