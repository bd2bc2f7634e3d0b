import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { applicationDashboard } from './application/application.ts';
import { attributionDashboard } from './attribution/attribution.ts';
import { BOARD_NAMES, BOARDS, type BoardName } from './boards.ts';
import { modelsDashboard } from './models/models.ts';
import { moneyHealthDashboard } from './money-health/money-health.ts';
import { overviewDashboard } from './overview/overview.ts';
import { reliabilityDashboard } from './reliability/reliability.ts';

const MAKE: Readonly<Record<BoardName, () => Dashboard>> = {
  overview: overviewDashboard,
  attribution: attributionDashboard,
  models: modelsDashboard,
  reliability: reliabilityDashboard,
  moneyHealth: moneyHealthDashboard,
  application: applicationDashboard,
};

/** Every dashboard by the name of its file. */
export function everyBoard(): ReadonlyMap<string, Dashboard> {
  return new Map(BOARD_NAMES.map((name) => [`${BOARDS[name].file}.json`, MAKE[name]()]));
}
