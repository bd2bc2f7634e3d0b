import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useAbout } from '../api/page-context.ts';
import { BUDGETS } from '../api/routes.ts';
import { usePolled } from '../api/use-polled.ts';
import { CodeBlock } from '../parts/code-block.tsx';
import { Notice } from '../parts/notice.tsx';
import { BudgetCard } from './budget-card.tsx';

const EVERY_MS = 10_000;

/** How each budget stands. */
export function BudgetsScreen(): JSX.Element {
  useEffect(() => void (document.title = 'Budgets · Spancost'), []);
  const { tenant, user } = useAbout();
  const { answer, problem } = usePolled('budgets', ({ ask }) => ask(BUDGETS, {}), EVERY_MS);
  return (
    <>
      <div class="head">
        <h1>Budgets</h1>
      </div>
      {problem !== undefined && <Notice tone="bad">{problem}</Notice>}
      {answer?.budgets.length === 0 && (
        <section class="card">
          <h2>{tenant === null && user === null ? 'There are no budgets yet' : 'There are no budgets that this token may see'}</h2>
          <p>A budget of ten dollars a day is one line, or an entry of spancost.yaml:</p>
          <CodeBlock what="the command that makes a budget" lines="npx spancost budgets add day --amount 10 --period daily" />
        </section>
      )}
      {answer !== undefined && answer.budgets.length > 0 && (
        <ul class="budget-key">
          <li>
            <span class="key known" aria-hidden="true" /> cost that is known
          </li>
          <li>
            <span class="key assumed" aria-hidden="true" /> assumed for calls of unknown cost
          </li>
          <li>
            <span class="key threshold" aria-hidden="true" /> threshold
          </li>
          <li>
            <span class="key forecast" aria-hidden="true" /> expected at the end of the period
          </li>
        </ul>
      )}
      <div class="budgets">
        {answer?.budgets.map((budget) => (
          <BudgetCard key={`${budget.name} ${budget.source}`} budget={budget} />
        ))}
      </div>
    </>
  );
}
