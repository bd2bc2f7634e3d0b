import { OVERVIEW_BOARD_UID } from '@spancost/conventions';

/** A dashboard as links name it. */
export interface Board {
  readonly uid: string;
  readonly title: string;
  /** Name of its file, without `.json`. */
  readonly file: string;
  /** What it answers, and to whom. */
  readonly purpose: string;
}

export type BoardName = 'overview' | 'attribution' | 'models' | 'reliability' | 'moneyHealth' | 'application';

/** Every dashboard. A uid is its address for good: `/d/spancost-overview`. */
export const BOARDS: Readonly<Record<BoardName, Board>> = {
  overview: {
    uid: OVERVIEW_BOARD_UID,
    title: 'Spancost overview',
    file: 'overview',
    purpose:
      'For whoever answers for the bill: what AI calls cost today and this month, where the month ends, what is left of the budgets, and what moved. Begin here.',
  },
  attribution: {
    uid: 'spancost-attribution',
    title: 'Spancost attribution',
    file: 'attribution',
    purpose:
      'For product owners and for those who charge on: which tenants, features, services and users cause the cost, down to their traces and the rows of the ledger, and how much nobody is named for.',
  },
  models: {
    uid: 'spancost-models',
    title: 'Spancost models and efficiency',
    file: 'models',
    purpose:
      'For engineers who choose models and write prompts: what each model costs for what it does, what caches save, what a call costs, and which calls cost most.',
  },
  reliability: {
    uid: 'spancost-reliability',
    title: 'Spancost reliability',
    file: 'reliability',
    purpose:
      'For whoever is on call: whether AI calls succeed, how fast they begin and end, which provider limits which feature, and what failures cost.',
  },
  moneyHealth: {
    uid: 'spancost-money-health',
    title: 'Spancost health of the money',
    file: 'money-health',
    purpose:
      'For the operator of Spancost: whether the figures of the other boards can be trusted. Prices, calls without one, the ledger against Prometheus and against the applications, and the way from a call to the ledger.',
  },
  application: {
    uid: 'spancost-application',
    title: 'Spancost application metrics',
    file: 'application',
    purpose:
      'For those who run no collector of Spancost: what applications themselves say their AI calls cost, in OpenTelemetry metrics. Provisional, at the price book of the application; what a process had not exported when it ended is missing.',
  },
};

export const BOARD_NAMES: readonly BoardName[] = Object.keys(BOARDS) as BoardName[];

/** Tag of every dashboard. */
export const BOARD_TAG = 'spancost';
