import type { BudgetChange } from '../../../budgets/store/budget-change.ts';
import { HttpError } from '../../http-error.ts';
import { noBudget } from './budget-reader.ts';

/** Why a change of a budget was not made, and what to do. */
export function refusedChange(change: Exclude<BudgetChange, { kind: 'done' }>, name: string): HttpError {
  switch (change.kind) {
    case 'invalid': {
      const { problems } = change;
      const [first] = problems;
      const detail =
        problems.length > 1
          ? `The budget has ${problems.length} mistakes; problems has them`
          : `${first?.path === '' ? '' : `${first?.path}: `}${first?.message}`;
      return new HttpError(422, detail, {}, { problems });
    }
    case 'unknown':
      return noBudget(name);
    case 'exists':
      return new HttpError(409, `There is a budget "${name}" already; replace it with PUT /api/v1/budgets/${encodeURIComponent(name)}`);
    case 'in_file':
      return new HttpError(409, `Budget "${name}" is written in spancost.yaml; change it there`);
    case 'changed':
      return new HttpError(412, `Budget "${name}" is not any more what If-Match names; GET it, and change what it is now`, {
        etag: `"${change.tag}"`,
      });
    case 'full':
      return new HttpError(
        409,
        `There are ${change.most} budgets that were made through the API, which is the most; remove one, or use per`,
      );
    default:
      return change satisfies never;
  }
}
