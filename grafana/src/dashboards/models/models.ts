import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { board } from '../board.ts';
import { linksToOtherBoards } from '../board-links.ts';
import { collectorVariable } from '../ledger-link.ts';
import { priceChanges } from '../price-changes.ts';
import { callVariables, minCostVariable } from '../variables.ts';
import { caches } from './caches.ts';
import { efficiency, expensive } from './efficiency.ts';
import { spendOfModels } from './spend.ts';

/** What each model costs for what it does, what caches save, and which calls cost most. */
export function modelsDashboard(): Dashboard {
  return board('models', {
    variables: [...callVariables(), minCostVariable(), collectorVariable()],
    links: linksToOtherBoards('models'),
    annotations: [priceChanges()],
    sections: [spendOfModels, efficiency, caches, expensive],
    from: 'now-24h',
  });
}
