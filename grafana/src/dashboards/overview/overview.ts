import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { pricedSpans } from '../../trace-ql.ts';
import { board } from '../board.ts';
import { linksToOtherBoards } from '../board-links.ts';
import { exploreLink } from '../explore-link.ts';
import { priceChanges } from '../price-changes.ts';
import { budgetVariable, callVariables } from '../variables.ts';
import { budgets } from './budgets.ts';
import { money } from './money.ts';
import { movers } from './movers.ts';
import { trust } from './trust.ts';
import { unitEconomics } from './unit-economics.ts';

/** The board that a team looks at first: what AI calls cost, where the month ends, and how much of the budgets is left. */
export function overviewDashboard(): Dashboard {
  return board('overview', {
    variables: [...callVariables(), budgetVariable()],
    links: [...linksToOtherBoards('overview'), exploreLink('All priced spans in Tempo', pricedSpans([], [])).icon('external link')],
    annotations: [priceChanges()],
    sections: [money, budgets, movers, unitEconomics, trust],
    from: 'now-24h',
  });
}
