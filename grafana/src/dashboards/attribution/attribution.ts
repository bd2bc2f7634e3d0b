import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { board } from '../board.ts';
import { linksToOtherBoards } from '../board-links.ts';
import { collectorVariable } from '../ledger-link.ts';
import { callVariables, minCostVariable, periodVariable, tenantVariable } from '../variables.ts';
import { features } from './features.ts';
import { tenants, users } from './names.ts';
import { shares } from './shares.ts';
import { traces } from './traces.ts';

/** Who and what causes the cost, down to traces and to the rows of the ledger. */
export function attributionDashboard(): Dashboard {
  return board('attribution', {
    variables: [...callVariables(), tenantVariable(), periodVariable(), minCostVariable(), collectorVariable()],
    links: linksToOtherBoards('attribution'),
    annotations: [],
    sections: [shares, tenants, features, users, traces],
    from: 'now-24h',
  });
}
