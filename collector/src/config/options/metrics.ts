import type { MetricsConfig } from '../config.ts';
import type { Group, Option } from '../declaration/option.ts';
import { duration } from '../declaration/quantities.ts';
import { timeZone, wholeNumber } from '../declaration/value-types.ts';

export const TIME_ZONE: Option<string> & { readonly default: string } = {
  key: 'time_zone',
  type: timeZone,
  default: 'UTC',
  description: 'IANA name of the zone in which days, weeks and months begin.',
};

export const METRICS: Group<MetricsConfig> = {
  key: 'metrics',
  description: 'What `/metrics` shows.',
  members: {
    scrapeIntervalMs: {
      key: 'scrape_interval',
      type: duration(),
      default: '15s',
      description:
        'How often Prometheus scrapes this collector. A new series shows 0 for two of them before its value, so that `increase()` sees it.',
      bounds: "Below the scraper's own interval, `increase()` misses the first value of each series.",
    },
    timeZone: TIME_ZONE,
    topUsers: {
      key: 'top_users',
      type: wholeNumber(0, 1000),
      default: 50,
      description: 'How many users are shown by name in each period, those who spend most; 0 keeps every name out of Prometheus.',
      bounds: 'All others are one sum, `kind="other"`, so that the parts are always the whole.',
    },
    topTenants: {
      key: 'top_tenants',
      type: wholeNumber(0, 1000),
      default: 50,
      description: 'How many tenants are shown by name in each period, those that spend most.',
      bounds: 'All others are one sum, `kind="other"`.',
    },
  },
};
