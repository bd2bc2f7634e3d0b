/** Names of the alerts that this configuration tells apart; the rules that raise them are generated in grafana/src/rules. */
export const BUDGET_WARNING = 'SpancostBudgetWarning';
export const BUDGET_EXCEEDED = 'SpancostBudgetExceeded';
export const BUDGET_FORECAST = 'SpancostBudgetForecast';
export const BUDGET_FAST_BURN = 'SpancostBudgetFastBurn';
export const PRICES_STALE = 'SpancostPricesStale';
export const COLLECTOR_DOWN = 'SpancostCollectorDown';

/** Label that marks alerts which are sent to try the way, and the one that tells two of them apart. */
export const TEST_LABEL = 'test';
export const SENT_AT_LABEL = 'sent_at';
