import type { CollectorConfig } from '../config.ts';
import type { Group, Option } from '../declaration/option.ts';
import { duration } from '../declaration/quantities.ts';
import { timeZone } from '../declaration/value-types.ts';

export const TIME_ZONE: Option<string> & { readonly default: string } = {
  key: 'time_zone',
  type: timeZone,
  default: 'UTC',
  description: 'IANA name of the zone in which days, weeks and months begin.',
};

export const METRICS: Group<CollectorConfig['metrics']> = {
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
  },
};
