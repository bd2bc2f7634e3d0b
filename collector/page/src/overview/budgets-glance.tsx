import type { JSX } from 'preact';
import type { BudgetJson, BudgetStatusJson } from '@spancost/api';
import { hrefOf } from '../address/address.ts';
import { BUDGETS } from '../api/routes.ts';
import { usePolled } from '../api/use-polled.ts';
import { BudgetBar } from '../budgets/budget-bar.tsx';
import { StateBadge } from '../budgets/state-badge.tsx';
import { Name } from '../parts/name.tsx';
import { Notice } from '../parts/notice.tsx';

const EVERY_MS = 30_000;
const SHOWN = 4;

interface Standing {
  readonly name: string;
  readonly status: BudgetStatusJson;
}

/** The budgets of which most is spent, and the way to all of them; nothing where there are none. */
export function BudgetsGlance(): JSX.Element | null {
  const { answer, problem } = usePolled('budgets at a glance', ({ ask }) => ask(BUDGETS, {}), EVERY_MS);
  if (problem !== undefined) return <Notice tone="bad">{problem}</Notice>;
  const standings = (answer?.budgets ?? [])
    .flatMap(standingsOf)
    .toSorted((one, other) => other.status.used_percent - one.status.used_percent);
  if (answer === undefined || answer.budgets.length === 0) return null;
  return (
    <section class="card" aria-labelledby="budgets">
      <div class="card-head">
        <h2 id="budgets">Budgets</h2>
        <a href={hrefOf('budgets')}>{standings.length > SHOWN ? `All ${answer.budgets.length} of them` : 'More about them'}</a>
      </div>
      {standings.length === 0 ? (
        <p class="small">Nothing of them is spent yet.</p>
      ) : (
        <ul class="glance">
          {standings.slice(0, SHOWN).map(({ name, status }) => (
            <li key={`${name} ${status.target ?? ''}`}>
              <div class="card-head">
                <h3>
                  <Name text={name} />
                  {status.target !== null && (
                    <>
                      {' '}
                      of <Name text={status.target} />
                    </>
                  )}
                </h3>
                <StateBadge state={status.state} />
              </div>
              <BudgetBar status={status} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** How a budget in force stands; of one that each user or tenant has, whoever has spent most of theirs. */
function standingsOf({ name, budget, shadowed, status, targets }: BudgetJson): readonly Standing[] {
  const first = status ?? targets[0];
  return first === undefined || !budget.active || shadowed ? [] : [{ name, status: first }];
}
