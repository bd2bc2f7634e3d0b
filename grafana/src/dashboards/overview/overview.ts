import { DashboardBuilder, DashboardCursorSync, type Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { pricedSpans } from '../../trace-ql.ts';
import { exploreLink } from '../explore-link.ts';
import { addSections } from '../layout.ts';
import { callLabelVariable, minCostVariable, prometheusVariable, tempoVariable } from '../variables.ts';
import { attribution } from './attribution.ts';
import { ledgerHealth } from './ledger-health.ts';
import { money } from './money.ts';
import { prices } from './prices.ts';
import { service } from './service.ts';
import { traces } from './traces.ts';

/** The Overview's uid, and with it its address: `/d/spancost-overview`. */
export const OVERVIEW_UID = 'spancost-overview';

/** The dashboard that a team looks at first: what AI calls cost, who causes it, and how much of the budgets is left. */
export function overviewDashboard(): Dashboard {
  const dashboard = new DashboardBuilder('Spancost overview')
    .uid(OVERVIEW_UID)
    .description('What AI calls cost, who causes it, and how much of the budgets is left.')
    .tags(['spancost'])
    .timezone('browser')
    .readonly()
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from: 'now-6h', to: 'now' })
    .refresh('30s')
    .variables([
      prometheusVariable(),
      tempoVariable(),
      callLabelVariable('service', 'Service'),
      callLabelVariable('environment', 'Environment'),
      minCostVariable(),
    ])
    .link(exploreLink('All priced spans in Tempo', pricedSpans([], [])).icon('external link'));
  addSections(dashboard, [money, attribution, service, prices, traces, ledgerHealth]);
  return dashboard.build();
}
