import type { JSX } from 'preact';
import type { BudgetStatusJson } from '@spancost/api';
import { Badge } from '../parts/status-badge.tsx';

const STATES: Readonly<Record<BudgetStatusJson['state'], readonly [sign: string, text: string, tone: string]>> = {
  ok: ['✓', 'within', 'good'],
  warning: ['!', 'threshold reached', 'warn'],
  exceeded: ['✕', 'spent', 'bad'],
};

/** Whether a budget is spent, or a threshold of it. */
export function StateBadge({ state }: Pick<BudgetStatusJson, 'state'>): JSX.Element {
  const [sign, text, tone] = STATES[state];
  return <Badge sign={sign} text={text} tone={tone} />;
}
