import { ATTR_SPANCOST_FEATURE, ATTR_USER_ID } from '@spancost/conventions';
import { pricedSpans, spanAttribute } from '../../trace-ql.ts';
import { boardOf } from '../board-links.ts';
import { exploreLink } from '../explore-link.ts';
import type { Section } from '../layout.ts';
import { ledgerLink } from '../ledger-link.ts';
import { COUNT, stackedTimeSeries, USD } from '../panels.ts';
import { rangeQuery } from '../queries.ts';
import { called, charged } from '../spend.ts';
import { valuesTable } from '../tables.ts';

/** Features and services by what they cost. */
export const features: Section = {
  title: 'Features and services',
  panels: [
    {
      width: 12,
      height: 10,
      panel: valuesTable({
        title: 'Features',
        description:
          'What each feature was charged in the time range at the top, and how many calls it made. A click on a name leads to its spans and calls.',
        labels: { feature: 'Feature' },
        columns: [
          { title: 'Charged', expression: charged(['feature'], '$__range'), unit: USD, decimals: 4 },
          { title: 'Calls', expression: called(['feature'], '$__range'), unit: COUNT, decimals: 0 },
          {
            title: 'Per call',
            expression: `${charged(['feature'], '$__range')} / (${called(['feature'], '$__range')} > 0)`,
            unit: USD,
            decimals: 6,
          },
        ],
        sortedBy: 'Charged',
        links: {
          feature: [
            exploreLink(
              'Spans of this feature in Tempo',
              pricedSpans([`${spanAttribute(ATTR_SPANCOST_FEATURE)} = "\${__value.raw}"`], [ATTR_USER_ID, ATTR_SPANCOST_FEATURE]),
            ),
            ledgerLink('Calls of this feature in the ledger', 'feature', '${__value.raw}'),
            boardOf('Reliability of this feature', 'reliability', 'feature', '${__value.raw}'),
          ],
        },
      }),
    },
    {
      width: 12,
      height: 10,
      panel: stackedTimeSeries({
        title: 'Charges per hour, by feature',
        description: "US dollars charged in the hour before each point. Corrections are on the board of the money's health.",
        unit: USD,
        queries: [rangeQuery('A', charged(['feature'], '1h'), '{{feature}}')],
      }),
    },
    {
      width: 24,
      height: 8,
      panel: stackedTimeSeries({
        title: 'Charges per hour, by service and environment',
        description: 'US dollars charged in the hour before each point, by the service and environment of the telemetry.',
        unit: USD,
        queries: [rangeQuery('A', charged(['service', 'environment'], '1h'), '{{service}}, {{environment}}')],
      }),
    },
  ],
};
