import type { CallStatus } from '@spancost/conventions';
import { increase, orNone, series, sumBy, type Matchers } from '../../prom-ql.ts';
import { boardOf } from '../board-links.ts';
import type { Section } from '../layout.ts';
import { COUNT, RATIO, stackedTimeSeries, stat, thresholds, timeSeries, USD } from '../panels.ts';
import { instantQuery, rangeQuery } from '../queries.ts';
import { called, charged } from '../spend.ts';
import { CHOSEN } from '../variables.ts';

const RATE = '[$__rate_interval]';
const SUCCESS: CallStatus = 'success';
const CANCELLED: CallStatus = 'cancelled';
const LIMITED: CallStatus = 'rate_limited';
const FAILED: Matchers = { ...CHOSEN, status: `!~"${SUCCESS}|${CANCELLED}"` };
const TRIED: Matchers = { ...CHOSEN, status: `!="${CANCELLED}"` };
const ONLY_LIMITED: Matchers = { ...CHOSEN, status: `="${LIMITED}"` };

/** Whether calls succeed, and who limits whom. */
export const outcomes: Section = {
  title: 'Do calls succeed?',
  panels: [
    {
      width: 5,
      height: 5,
      panel: stat({
        title: 'Availability',
        description:
          'Share of the calls of the time range at the top that succeeded. Those that the application itself gave up are on neither side.',
        unit: RATIO,
        queries: [
          instantQuery(
            'A',
            `1 - (${called([], '$__range', FAILED)} or 0 * ${called([], '$__range', TRIED)}) / (${called([], '$__range', TRIED)} > 0)`,
            'available',
          ),
        ],
      })
        .decimals(3)
        .thresholds(thresholds([{ value: 0.99, color: 'green' }], 'red')),
    },
    {
      width: 7,
      height: 5,
      panel: stat({
        title: 'Calls, by how they ended',
        description: 'AI calls of the time range at the top: success, error, timeout, rate_limited (429), cancelled.',
        unit: COUNT,
        queries: [instantQuery('A', called(['status'], '$__range'), '{{status}}')],
      }).decimals(0),
    },
    {
      width: 5,
      height: 5,
      panel: stat({
        title: 'Spent on failed calls',
        description: 'What calls that failed were charged in the time range at the top; an answer that is cut off is paid for as well.',
        unit: USD,
        queries: [instantQuery('A', orNone([], charged([], '$__range', FAILED)), 'failed')],
      }).decimals(4),
    },
    {
      width: 7,
      height: 5,
      panel: stat({
        title: 'Limited by providers',
        description: 'Calls of the time range at the top that a provider answered with 429, by provider.',
        unit: COUNT,
        queries: [instantQuery('A', orNone(['provider'], called(['provider'], '$__range', ONLY_LIMITED)), '{{provider}}')],
      }).decimals(0),
    },
    {
      width: 8,
      height: 8,
      panel: stackedTimeSeries({
        title: 'Requests, by how they ended',
        description: 'AI calls per second, by how they ended.',
        unit: 'reqps',
        queries: [rangeQuery('A', sumBy('calls', ['status'], `rate(${series('calls', CHOSEN)}${RATE})`), '{{status}}')],
      }),
    },
    {
      width: 8,
      height: 8,
      panel: timeSeries({
        title: 'Error rate, by how they ended',
        description: 'Share of the AI calls that did not succeed, by how they ended. A failed call may still cost money.',
        unit: RATIO,
        queries: [
          rangeQuery(
            'A',
            orNone(
              ['status'],
              `${sumBy('calls', ['status'], `rate(${series('calls', { ...CHOSEN, status: `!="${SUCCESS}"` })}${RATE})`)} / ignoring (status) group_left () sum(rate(${series('calls', CHOSEN)}${RATE}))`,
            ),
            '{{status}}',
          ),
        ],
      }),
    },
    {
      width: 8,
      height: 8,
      panel: timeSeries({
        title: 'Error rate, by feature',
        description:
          'Share of the calls of each feature that failed in the hour before each point. Those that were cancelled count as none.',
        unit: RATIO,
        queries: [
          rangeQuery(
            'A',
            `(${called(['feature'], '1h', FAILED)} or 0 * ${called(['feature'], '1h', TRIED)}) / (${called(['feature'], '1h', TRIED)} > 0)`,
            '{{feature}}',
          ),
        ],
      }).dataLinks([boardOf('Where this feature spends', 'attribution', 'feature', '${__field.labels.feature}')]),
    },
    {
      width: 12,
      height: 8,
      panel: stackedTimeSeries({
        title: 'Answers with 429 per hour, by provider and feature',
        description:
          'Calls in the hour before each point that a provider turned away for their rate. Ask for a higher limit, or spread the feature out.',
        unit: COUNT,
        queries: [
          rangeQuery(
            'A',
            orNone(['provider', 'feature'], called(['provider', 'feature'], '1h', ONLY_LIMITED)),
            '{{provider}}: {{feature}}',
          ),
        ],
      }),
    },
    {
      width: 12,
      height: 8,
      panel: stackedTimeSeries({
        title: 'Failed calls per hour, by provider, model and how they ended',
        description: 'Calls in the hour before each point that failed. One model alone is that model; all of a provider is the provider.',
        unit: COUNT,
        queries: [
          rangeQuery(
            'A',
            orNone(
              ['provider', 'model', 'status'],
              sumBy('calls', ['provider', 'model', 'status'], increase(series('calls', FAILED), '1h')),
            ),
            '{{provider}} {{model}}: {{status}}',
          ),
        ],
      }),
    },
  ],
};
