import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { board } from '../board.ts';
import { prometheusVariable } from '../variables.ts';
import { applicationVariables } from './chosen.ts';
import { callsOfApplications } from './calls.ts';
import { costOfApplications } from './cost.ts';

/** What applications themselves say, for those who run no collector. */
export function applicationDashboard(): Dashboard {
  return board('application', {
    variables: [prometheusVariable(), ...applicationVariables()],
    links: [],
    annotations: [],
    sections: [costOfApplications, callsOfApplications],
    from: 'now-24h',
  });
}
