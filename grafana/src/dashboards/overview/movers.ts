import { ATTR_GEN_AI_RESPONSE_MODEL, ATTR_SPANCOST_FEATURE, ATTR_USER_ID } from '@spancost/conventions';
import { series, sumBy } from '../../prom-ql.ts';
import { pricedSpans, spanAttribute } from '../../trace-ql.ts';
import { boardOf } from '../board-links.ts';
import { exploreLink } from '../explore-link.ts';
import type { Placed, Section } from '../layout.ts';
import { signedBarGauge, stackedTimeSeries, USD } from '../panels.ts';
import { instantQuery, rangeQuery } from '../queries.ts';
import { charged } from '../spend.ts';
import { CHOSEN } from '../variables.ts';

type Mover = 'feature' | 'model';
const ATTRIBUTES: Readonly<Record<Mover, string>> = { feature: ATTR_SPANCOST_FEATURE, model: ATTR_GEN_AI_RESPONSE_MODEL };

/** Where the money goes now, and what changed in a week. */
export const movers: Section = {
  title: 'Where it goes, and what moved',
  panels: [spendBy('feature'), spendBy('model'), mover('feature'), mover('model')],
};

/** Charges in the hour before each point. */
function spendBy(label: Mover): Placed {
  const value = `\${__field.labels.${label}}`;
  return {
    width: 12,
    height: 8,
    panel: stackedTimeSeries({
      title: `Spend per hour, by ${label}`,
      description: `US dollars charged in the hour before each point, by ${label}. Corrections are on the board of the money's health.`,
      unit: USD,
      queries: [rangeQuery('A', charged([label], '1h'), `{{${label}}}`)],
    }).dataLinks([
      exploreLink(
        `Spans of this ${label} in Tempo`,
        pricedSpans([`${spanAttribute(ATTRIBUTES[label])} = "${value}"`], [ATTR_USER_ID, ATTR_SPANCOST_FEATURE]),
      ),
      boardOf(`Reliability of this ${label}`, 'reliability', label, value),
    ]),
  };
}

/** The ten that changed most, up or down. What began within the week has grown by all of it. */
function mover(label: Mover): Placed {
  const now = charged([label], '7d');
  const before = sumBy('cost', [label], `increase(${series('cost', CHOSEN)}[7d] offset 7d)`);
  const change = `${now} - (${before} or 0 * ${now})`;
  return {
    width: 12,
    height: 8,
    panel: signedBarGauge({
      title: `Movers of 7 days, by ${label}`,
      description: `Charges of the last 7 days less those of the 7 days before, of the ten that cost most of each ${label}. Below zero it costs less.`,
      unit: USD,
      queries: [instantQuery('A', `sort_desc(topk(10, ${change}) or bottomk(5, ${change} < 0))`, `{{${label}}}`)],
    }),
  };
}
