import type { BudgetJson } from '@spancost/api';
import type { Access } from '../../../access/access.ts';
import type { Budgets } from '../../../budgets/budgets.ts';
import type { BudgetStore } from '../../../budgets/store/budget-store.ts';
import { HttpError } from '../../http-error.ts';
import { budgetToJson, type ListedBudget, type Shown } from './budget-json.ts';
import { budgetSight, type BudgetSight } from './budget-sight.ts';

/** Tenants or users that are told of one budget, among many budgets. */
const TARGETS_IN_LIST = 20;

export interface BudgetReaderOptions {
  readonly budgets: Budgets;
  readonly store: Pick<BudgetStore, 'shadowed'>;
}

/** The budgets as each token sees them. */
export class BudgetReader {
  readonly #options: BudgetReaderOptions;

  constructor(options: BudgetReaderOptions) {
    this.#options = options;
  }

  async list(access: Access): Promise<readonly BudgetJson[]> {
    const answers: BudgetJson[] = [];
    for (const listed of this.#all()) {
      const sight = budgetSight(access.limits, listed.budget);
      if (sight.kind !== 'none') answers.push(budgetToJson(listed, await this.#shown(listed, sight, TARGETS_IN_LIST), access));
    }
    return answers;
  }

  /** The budget of a name that is in force, else the one that is shadowed. @throws HttpError 404 for one that the token does not see. */
  find(name: string, access: Access): ListedBudget {
    const listed = this.#all().find(({ budget }) => budget.name === name);
    if (listed === undefined || budgetSight(access.limits, listed.budget).kind === 'none') throw noBudget(name);
    return listed;
  }

  /** One budget, with all tenants or users that are listed; with `target`, how that one stands. */
  async one(listed: ListedBudget, access: Access, target?: string): Promise<BudgetJson> {
    const sight = budgetSight(access.limits, listed.budget);
    if (target === undefined) return budgetToJson(listed, await this.#shown(listed, sight, Infinity), access);
    const { name, per } = listed.budget;
    if (per === undefined) throw new HttpError(400, `target: nobody has budget ${name} for its own; leave target out`);
    if (sight.kind === 'target' && sight.target !== target) throw new HttpError(403, `This token sees the ${per} ${sight.target} only`);
    return budgetToJson(listed, await this.#shown(listed, { kind: 'target', target }, 0), access);
  }

  async #shown({ budget, shadowed }: ListedBudget, sight: BudgetSight, targets: number): Promise<Shown> {
    const { budgets } = this.#options;
    if (!budget.active || shadowed) return undefined;
    if (sight.kind === 'target') return { status: await budgets.statusOf(budget, sight.target) };
    const standing = (await budgets.standings()).find((each) => each.budget.name === budget.name);
    return standing === undefined ? undefined : { standing, targets };
  }

  #all(): readonly ListedBudget[] {
    const { budgets, store } = this.#options;
    return [
      ...budgets.all().map((kept) => ({ ...kept, shadowed: false })),
      ...store.shadowed().map((budget) => ({ budget, source: 'api' as const, shadowed: true })),
    ];
  }
}

/** The answer about a budget that there is not, or that the client may not know of. */
export function noBudget(name: string): HttpError {
  return new HttpError(404, `There is no budget "${name}"; GET /api/v1/budgets lists those there are`);
}
