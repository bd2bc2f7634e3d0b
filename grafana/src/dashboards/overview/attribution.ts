import { ATTR_GEN_AI_PROVIDER_NAME, ATTR_GEN_AI_RESPONSE_MODEL, ATTR_SPANCOST_FEATURE, ATTR_USER_ID } from '@spancost/conventions';
import { increase, series, sumBy } from '../../prom-ql.ts';
import { pricedSpans, spanAttribute } from '../../trace-ql.ts';
import { exploreLink } from '../explore-link.ts';
import type { Placed, Section } from '../layout.ts';
import { COUNT, stackedTimeSeries, USD } from '../panels.ts';
import { rangeQuery } from '../queries.ts';
import { CHOSEN } from '../variables.ts';

/** Who and what caused the spend. */
export const attribution: Section = {
  title: 'Who and what spends it',
  panels: [
    spendBy('feature', ATTR_SPANCOST_FEATURE),
    spendBy('model', ATTR_GEN_AI_RESPONSE_MODEL),
    spendBy('provider', ATTR_GEN_AI_PROVIDER_NAME),
    {
      width: 12,
      height: 8,
      panel: stackedTimeSeries({
        title: 'Tokens per hour, by meter',
        description: 'Tokens in the hour before each point. The meters partition the usage: no token is counted twice.',
        unit: COUNT,
        queries: [rangeQuery('A', sumBy('tokens', ['meter'], increase(series('tokens', CHOSEN), '1h')), '{{meter}}')],
      }),
    },
  ],
};

/** Charges in the hour before each point, by a label of the calls; a click on a value opens its spans in Tempo. */
function spendBy(label: 'feature' | 'model' | 'provider', attribute: string): Placed {
  const value = `\${__field.labels.${label}}`;
  return {
    width: 12,
    height: 8,
    panel: stackedTimeSeries({
      title: `Spend per hour, by ${label}`,
      description: `US dollars charged in the hour before each point, by ${label}. Corrections are shown apart, under Prices.`,
      unit: USD,
      queries: [rangeQuery('A', sumBy('cost', [label], increase(series('cost', CHOSEN), '1h')), `{{${label}}}`)],
    }).dataLinks([
      exploreLink(
        `Spans of this ${label} in Tempo`,
        pricedSpans([`${spanAttribute(attribute)} = "${value}"`], [ATTR_USER_ID, ATTR_SPANCOST_FEATURE]),
      ),
    ]),
  };
}
