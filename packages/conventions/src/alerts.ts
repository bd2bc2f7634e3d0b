/** Names of the alerts that are more than a name: what Alertmanager does with them depends on which one it is. */
export const ALERT_BUDGET_WARNING = 'SpancostBudgetWarning';
export const ALERT_BUDGET_EXCEEDED = 'SpancostBudgetExceeded';
export const ALERT_BUDGET_FORECAST = 'SpancostBudgetForecast';
export const ALERT_BUDGET_FAST_BURN = 'SpancostBudgetFastBurn';
export const ALERT_PRICES_STALE = 'SpancostPricesStale';
export const ALERT_COLLECTOR_DOWN = 'SpancostCollectorDown';

/** Label that marks alerts which are sent to try the way, and the one that tells two of them apart. */
export const ALERT_LABEL_TEST = 'test';
export const ALERT_LABEL_SENT_AT = 'sent_at';
