import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '@spancost/collector';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { BudgetStore } from '../../../src/budgets/store/budget-store.ts';
import { budgetsFileOf, readBudgetsFile } from '../../../src/budgets/store/budgets-file.ts';
import { AS_WRITTEN, readBudget } from '../../../src/budgets/store/written-budget.ts';
import { parseJsonAsWritten } from '../../../src/config/declaration/json-as-written.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { BUDGETS } from '../../../src/config/options/budgets.ts';
import { budgetDefinition } from '../../../src/http/api/budgets/budget-definition.ts';

/** Budgets; `SPANCOST_FUZZ_RUNS=1000000` is the slow lane. */
const RUNS = Math.ceil(Number(process.env['SPANCOST_FUZZ_RUNS'] ?? 10_000) / 10);
const RUNS_ON_DISK = Math.ceil(RUNS / 5);

const folder = mkdtempSync(join(tmpdir(), 'spancost-any-budget-'));
afterAll(() => rmSync(folder, { recursive: true }));

const word = fc.constantFrom('acme', 'u-17', 'chat', 'gpt-5', 'a b', 'é', '"', '__proto__');
const amount = fc.tuple(fc.nat(999_999), fc.integer({ min: 1, max: 999_999 })).map(([whole, part]) => `${whole}.${part}`);

/** Budgets as somebody could mean them. */
const goodBudget = fc
  .record(
    {
      name: fc.constantFrom('day', 'month', 'a/b', 'é 💶', '%2F', '__proto__', 'constructor'),
      amount_usd: amount,
      when: fc.oneof(
        fc.constantFrom('daily', 'weekly', 'monthly', 'quarterly', 'yearly').map((period) => ({ period })),
        fc.integer({ min: 1, max: 1440 }).map((minutes) => ({ period: 'interval', interval: `${minutes}m` })),
        fc.constant({ period: 'fixed', from: '2026-11-01', to: '2027-02-01T12:00:00+01:00' }),
      ),
      time_zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns'),
      scope: fc.dictionary(fc.constantFrom('provider', 'model', 'feature', 'service', 'environment'), word),
      per: fc.constantFrom('tenant', 'user'),
      thresholds: fc
        .uniqueArray(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 5 })
        .map((shares) => shares.toSorted((a, b) => a - b).map((share) => String(share / 1000))),
      forecast: fc.boolean(),
      recipients: fc.record({ email: fc.constant(['a@example.com']) }, { requiredKeys: [] }),
      active: fc.boolean(),
      enforce: fc.constantFrom('off', 'warn', 'block'),
    },
    { requiredKeys: ['name', 'amount_usd', 'when'] },
  )
  .map(({ when, ...rest }) => ({ ...rest, ...when }));

/** Anything at all, and what is nearly a budget. */
const anyBody = fc.oneof(
  goodBudget,
  fc.json().map((text) => parseJsonAsWritten(Buffer.from(text), AS_WRITTEN)),
  fc
    .tuple(goodBudget, fc.constantFrom(...Object.values(BUDGETS.members).map(({ key }) => key), 'other'), fc.json())
    .map(([budget, key, json]) => ({
      ...budget,
      [key]: JSON.parse(json) as unknown,
    })),
);

function emptyStore(): BudgetStore {
  rmSync(budgetsFileOf(join(folder, 'l')), { force: true });
  return new BudgetStore({ ledgerPath: join(folder, 'l'), timeZone: 'UTC', inFile: () => [], onShadowed: () => undefined });
}

describe('whatever is sent as a budget', { timeout: 60_000 + RUNS * 20 }, () => {
  it(`is made, and read again from its file as the same, or refused with what is wrong: ${RUNS} bodies`, () => {
    let [made, refused] = [0, 0];
    fc.assert(
      fc.property(anyBody, (body) => {
        const change = emptyStore().create(body);
        if (change.kind === 'done') {
          made += 1;
          expect(readBudgetsFile(budgetsFileOf(join(folder, 'l')), 'UTC').map(({ budget }) => budget)).toEqual([change.budget]);
          return;
        }
        refused += 1;
        if (change.kind !== 'invalid') throw new Error(change.kind);
        expect(change.problems.length).toBeGreaterThan(0);
        for (const { message } of change.problems) expect(message).not.toMatch(/^$|Invalid input|expected/);
      }),
      { numRuns: RUNS },
    );
    expect(Math.min(made, refused)).toBeGreaterThan(RUNS / 50);
  });

  it(`is what the same text in spancost.yaml is, and what is shown of it is it again: ${RUNS_ON_DISK} budgets`, () => {
    const file = join(folder, 'spancost.yaml');
    fc.assert(
      fc.property(goodBudget, (written) => {
        const change = emptyStore().create(written);
        if (change.kind !== 'done') throw new Error(JSON.stringify(change));
        writeFileSync(file, JSON.stringify({ budgets: [written] }));
        expect(loadConfig(file, {}).budgets).toEqual([change.budget]);
        // Where recipients have no URLs, everything that there is is shown.
        expect(readBudget(JSON.parse(JSON.stringify(budgetDefinition(change.budget, true))), 'Asia/Tokyo')).toEqual({
          budget: change.budget,
        });
      }),
      { numRuns: RUNS_ON_DISK },
    );
  });

  it(`in a file that is broken anywhere ends the start with the file's name, and is left as it is: ${RUNS_ON_DISK} files`, () => {
    const path = budgetsFileOf(join(folder, 'l'));
    fc.assert(
      fc.property(goodBudget, fc.nat(), fc.uint8Array({ maxLength: 2 }), (written, at, inserted) => {
        emptyStore().create(written);
        const bytes = readFileSync(path);
        const cut = at % bytes.length;
        const broken = Buffer.concat([bytes.subarray(0, cut), inserted, bytes.subarray(cut + 1)]);
        writeFileSync(path, broken);
        try {
          // What is still a budget is one.
          expect(readBudgetsFile(path, 'UTC').length).toBeLessThanOrEqual(1);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
          expect((error as Error).message).toContain(path);
        }
        expect(readFileSync(path).equals(broken)).toBe(true);
      }),
      { numRuns: RUNS_ON_DISK },
    );
  });
});
