import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { board } from '../board.ts';
import { linksToOtherBoards } from '../board-links.ts';
import { collectorVariable } from '../ledger-link.ts';
import { callVariables } from '../variables.ts';
import { failures } from './failures.ts';
import { outcomes } from './outcomes.ts';
import { speed } from './speed.ts';

/** Whether AI calls succeed, how fast they begin and end, and who limits whom. */
export function reliabilityDashboard(): Dashboard {
  return board('reliability', {
    variables: [...callVariables(), collectorVariable()],
    links: linksToOtherBoards('reliability'),
    annotations: [],
    sections: [outcomes, speed, failures],
    from: 'now-6h',
  });
}
