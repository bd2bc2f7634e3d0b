import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { board } from '../board.ts';
import { linksToOtherBoards } from '../board-links.ts';
import { priceChanges } from '../price-changes.ts';
import { callVariables } from '../variables.ts';
import { knowledge } from './knowledge.ts';
import { ledger } from './ledger.ts';
import { pipeline } from './pipeline.ts';
import { prices } from './prices.ts';
import { upkeep } from './upkeep.ts';

/** Whether the figures of the other boards can be trusted. */
export function moneyHealthDashboard(): Dashboard {
  return board('moneyHealth', {
    variables: callVariables(),
    links: linksToOtherBoards('moneyHealth'),
    annotations: [priceChanges()],
    sections: [ledger, prices, knowledge, pipeline, upkeep],
    from: 'now-24h',
  });
}
