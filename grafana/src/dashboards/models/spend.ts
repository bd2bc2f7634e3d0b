import { ATTR_GEN_AI_PROVIDER_NAME, ATTR_GEN_AI_RESPONSE_MODEL, ATTR_SPANCOST_FEATURE, ATTR_USER_ID } from '@spancost/conventions';
import { increase, series, sumBy } from '../../prom-ql.ts';
import { pricedSpans, spanAttribute } from '../../trace-ql.ts';
import { boardOf } from '../board-links.ts';
import { exploreLink } from '../explore-link.ts';
import type { Placed, Section } from '../layout.ts';
import { COUNT, stackedTimeSeries, USD } from '../panels.ts';
import { rangeQuery } from '../queries.ts';
import { charged } from '../spend.ts';
import { CHOSEN } from '../variables.ts';

/** What each model costs, and what for. */
export const spendOfModels: Section = {
  title: 'Spend and tokens',
  panels: [
    chargesBy('model', ATTR_GEN_AI_RESPONSE_MODEL),
    chargesBy('provider', ATTR_GEN_AI_PROVIDER_NAME),
    tokensBy('meter', 'The meters partition the usage: no token is counted twice.'),
    tokensBy('model', 'Of all meters.'),
  ],
};

function chargesBy(label: 'model' | 'provider', attribute: string): Placed {
  const value = `\${__field.labels.${label}}`;
  return {
    width: 12,
    height: 8,
    panel: stackedTimeSeries({
      title: `Charges per hour, by ${label}`,
      description: `US dollars charged in the hour before each point, by ${label}. A click leads to its spans.`,
      unit: USD,
      queries: [rangeQuery('A', charged([label], '1h'), `{{${label}}}`)],
    }).dataLinks([
      exploreLink(
        `Spans of this ${label} in Tempo`,
        pricedSpans([`${spanAttribute(attribute)} = "${value}"`], [ATTR_USER_ID, ATTR_SPANCOST_FEATURE]),
      ),
      boardOf(`Reliability of this ${label}`, 'reliability', label, value),
    ]),
  };
}

/** Net of what supplements moved to another meter. */
function tokensBy(label: 'meter' | 'model', note: string): Placed {
  const taken = sumBy('tokensTakenBack', [label], increase(series('tokensTakenBack', CHOSEN), '1h'));
  const counted = sumBy('tokens', [label], increase(series('tokens', CHOSEN), '1h'));
  return {
    width: 12,
    height: 8,
    panel: stackedTimeSeries({
      title: `Tokens per hour, by ${label}`,
      description: `Tokens in the hour before each point, less what later reports took back. ${note}`,
      unit: COUNT,
      queries: [rangeQuery('A', `${counted} - (${taken} or 0 * ${counted})`, `{{${label}}}`)],
    }),
  };
}
