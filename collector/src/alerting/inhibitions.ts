import {
  ALERT_BUDGET_EXCEEDED,
  ALERT_BUDGET_FAST_BURN,
  ALERT_BUDGET_FORECAST,
  ALERT_BUDGET_WARNING,
  ALERT_COLLECTOR_DOWN,
  ALERT_LABEL_TEST,
} from '@spancost/conventions';
import { is, isNot, isOneOf } from './matcher.ts';

/** What must be the same: the budget, whose own it is, and which of its periods. */
const SAME_BUDGET = ['budget', 'target', 'period', 'period_start'];

/** Test alerts silence nothing, and nothing silences them. */
const REAL = isNot(ALERT_LABEL_TEST, 'true');

/** A rule as Alertmanager's configuration has it: while there is a source, nobody is told of its targets. */
export interface Inhibition {
  readonly source_matchers: readonly string[];
  readonly target_matchers: readonly string[];
  readonly equal?: readonly string[];
}

/**
 * Whoever has read the worse need not read the lesser: that a budget is used up, for one, and that 80 % of it is. While the
 * collector is down, nobody is told what follows from that; budgets keep what was last known of them, and are left alone.
 *
 * @param thresholds All that any budget has, as they are written; of two that a budget has reached, the higher one is told.
 */
export function inhibitions(thresholds: readonly string[]): readonly Inhibition[] {
  const rising = [...new Set(thresholds)].toSorted((one, other) => Number(one) - Number(other));
  return [
    {
      source_matchers: [is('alertname', ALERT_COLLECTOR_DOWN)],
      target_matchers: [isOneOf('category', ['spend', 'prices', 'health']), isNot('alertname', ALERT_COLLECTOR_DOWN)],
    },
    {
      source_matchers: [is('alertname', ALERT_BUDGET_EXCEEDED), REAL],
      target_matchers: [isOneOf('alertname', [ALERT_BUDGET_WARNING, ALERT_BUDGET_FORECAST, ALERT_BUDGET_FAST_BURN]), REAL],
      equal: SAME_BUDGET,
    },
    {
      source_matchers: [is('alertname', ALERT_BUDGET_WARNING), REAL],
      target_matchers: [is('alertname', ALERT_BUDGET_FORECAST), REAL],
      equal: SAME_BUDGET,
    },
    ...rising.flatMap((threshold): readonly Inhibition[] => {
      const lower = rising.filter((each) => Number(each) < Number(threshold));
      if (lower.length === 0) return [];
      return [
        {
          source_matchers: [is('category', 'budget'), is('threshold', threshold), REAL],
          target_matchers: [is('category', 'budget'), isOneOf('threshold', lower), REAL],
          equal: SAME_BUDGET,
        },
      ];
    }),
  ];
}
