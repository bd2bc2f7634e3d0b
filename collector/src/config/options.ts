import type { CollectorConfig } from './config.ts';
import type { Group } from './declaration/option.ts';
import { text, texts } from './declaration/value-types.ts';
import { ALERTING } from './options/alerting.ts';
import { AUTH } from './options/auth.ts';
import { BUDGETS } from './options/budgets.ts';
import { CONTENT } from './options/content.ts';
import { FORWARD } from './options/forward.ts';
import { LEDGER } from './options/ledger.ts';
import { LIMITS } from './options/limits.ts';
import { LINKS } from './options/links.ts';
import { LISTEN } from './options/listen.ts';
import { LOG } from './options/log.ts';
import { METRICS } from './options/metrics.ts';
import { PRICES } from './options/prices.ts';
import { RATE_LIMITS } from './options/rate-limits.ts';
import { TELEMETRY } from './options/telemetry.ts';
import { TLS } from './options/tls.ts';
import { UNPRICED_CEILING } from './options/unpriced-ceiling.ts';
import { USAGE_LIMITS } from './options/usage-limits.ts';

/** A collector's configuration but for what is made from it. */
export type WrittenConfig = Omit<CollectorConfig, 'pricer'>;

/**
 * Every option of `spancost.yaml`. A new one is a field in `config.ts` and its declaration here or in a file of its section:
 * the check, its default, its environment variable and its documentation are made from that (`npm run generate`).
 */
export const OPTIONS: Group<WrittenConfig> = {
  key: '',
  description: 'The configuration of a collector.',
  members: {
    listen: LISTEN,
    ledger: LEDGER,
    content: CONTENT,
    forward: FORWARD,
    metrics: METRICS,
    limits: LIMITS,
    budgets: BUDGETS,
    usageLimits: USAGE_LIMITS,
    alerting: ALERTING,
    links: LINKS,
    unpricedCeiling: UNPRICED_CEILING,
    features: {
      key: 'features',
      type: texts,
      default: {},
      description: 'Display names by feature; any other feature is shown as it is.',
      example: { chat: 'Customer Chat', knowledge_qa: 'Knowledge Base Q&A' },
      live: true,
      shipped: true,
    },
    prices: PRICES,
    auth: AUTH,
    rateLimits: RATE_LIMITS,
    tls: TLS,
    environment: {
      key: 'environment',
      type: text,
      description: '`deployment.environment.name` of telemetry that does not say.',
      without: 'It stays unsaid.',
      example: 'production',
    },
    telemetry: TELEMETRY,
    log: LOG,
  },
};
