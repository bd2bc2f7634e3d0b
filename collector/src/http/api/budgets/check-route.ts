import { CHECK_BUDGETS, type CheckedBudget, type QueryOf } from '@spancost/api';
import { BUDGET_STATES, fallsUnder, targetOf, type BudgetState } from '@spancost/conventions';
import type { FastifyInstance } from 'fastify';
import { isWithin, type TokenLimits } from '../../../access/token-limits.ts';
import type { BudgetStatus } from '../../../budgets/budget-status.ts';
import type { Budgets } from '../../../budgets/budgets.ts';
import type { CallScope } from '../../../ledger/call-scope.ts';
import { HttpError } from '../../http-error.ts';
import { operationRoute } from '../operation-route.ts';
import { budgetSight } from './budget-sight.ts';
import { statusToJson } from './status-json.ts';

/** `GET /api/v1/budgets/check`: which budgets a call falls under, how each stands, and whether enforcement would refuse it. */
export function budgetCheckRoute(app: FastifyInstance, { budgets }: { readonly budgets: Budgets }): void {
  operationRoute(app, CHECK_BUDGETS, async ({ query, access: { limits } }) => {
    const call = callOf(query, limits);
    const found = (await statusesOf(budgets, call)).map((status) => checkedToJson(status, limits));
    return {
      state: worst(found.map(({ state }) => state)),
      blocked: found.some(({ blocks }) => blocks),
      budgets: found,
    };
  });
}

/** The call as the collector would take it from this token. */
function callOf(asked: QueryOf<typeof CHECK_BUDGETS>, limits: TokenLimits): CallScope {
  const said = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const call: CallScope = { ...limits, ...said };
  if (!isWithin(limits, call))
    throw new HttpError(403, "This token is limited; ask about calls of its own tenant and user, or of nobody's");
  return call;
}

/** How the budgets stand that a call falls under now. */
async function statusesOf(budgets: Budgets, call: CallScope): Promise<readonly BudgetStatus[]> {
  const statuses: BudgetStatus[] = [];
  for (const { budget, status } of await budgets.standings()) {
    if (!fallsUnder(call, budget)) continue;
    const found = status ?? (await budgets.statusOf(budget, targetOf(call, budget)));
    if (found.at >= found.range.from && found.at < found.range.to) statuses.push(found);
  }
  return statuses;
}

function worst(states: readonly BudgetState[]): BudgetState {
  return BUDGET_STATES.findLast((state) => states.includes(state)) ?? 'ok';
}

function checkedToJson(status: BudgetStatus, limits: TokenLimits): CheckedBudget {
  const { budget, state } = status;
  const { name, per, enforce } = budget;
  const seen = budgetSight(limits, budget).kind !== 'none';
  return {
    name,
    per: per ?? null,
    enforce,
    blocks: enforce === 'block' && state === 'exceeded',
    state,
    status: seen ? statusToJson(status) : null,
  };
}
