import { increase, orNone, series, sumBy } from '../../prom-ql.ts';
import type { Section } from '../layout.ts';
import { RATIO, signedTimeSeries, stat, thresholds, timeSeries, USD } from '../panels.ts';
import { instantQuery, rangeQuery } from '../queries.ts';
import { CHOSEN } from '../variables.ts';

/** Tokens of these meters were sent. */
const SENT = { ...CHOSEN, meter: '=~"input|cache_read|cache_write.*"' };
const READ = { ...CHOSEN, meter: '="cache_read"' };

/** What caches of the providers saved. */
export const caches: Section = {
  title: 'Caches',
  panels: [
    {
      width: 6,
      height: 5,
      panel: stat({
        title: 'Saved by caches',
        description:
          'What tokens read from caches would have cost more as fresh input in the time range at the top, less what writing them cost more. Each call is priced both ways, exactly; where a provider reported the cost itself, it is not known.',
        unit: USD,
        queries: [instantQuery('A', net('$__range', []), 'saved')],
      }).decimals(4),
    },
    {
      width: 6,
      height: 5,
      panel: stat({
        title: 'Input read from caches',
        description: 'Share of the input tokens of the time range at the top that were read from a cache.',
        unit: RATIO,
        queries: [instantQuery('A', share('$__range', []), 'read')],
      }).thresholds(thresholds([])),
    },
    {
      width: 12,
      height: 5,
      panel: stat({
        title: 'Extra cost of writing to caches',
        description: 'What tokens written to caches cost more than as fresh input, by model. It pays once they are read often enough.',
        unit: USD,
        queries: [
          instantQuery(
            'A',
            orNone(['model'], sumBy('cacheWritePremium', ['model'], increase(series('cacheWritePremium', CHOSEN), '$__range'))),
            '{{model}}',
          ),
        ],
      }).decimals(4),
    },
    {
      width: 12,
      height: 8,
      panel: signedTimeSeries({
        title: 'Saved by caches per hour, by model',
        description: 'Savings less the extra cost of writing, in the hour before each point. Below zero, a cache is filled and not read.',
        unit: USD,
        queries: [rangeQuery('A', net('1h', ['model']), '{{model}}')],
      }),
    },
    {
      width: 12,
      height: 8,
      panel: timeSeries({
        title: 'Input read from caches, by feature',
        description:
          'Share of the input tokens of the hour before each point that were read from a cache. A fall is a prompt that changed at its beginning.',
        unit: RATIO,
        queries: [rangeQuery('A', share('1h', ['feature']), '{{feature}}')],
      }).max(1),
    },
  ],
};

function net(window: string, labels: readonly string[]): string {
  const saved = sumBy('cacheSavings', labels, increase(series('cacheSavings', CHOSEN), window));
  const premium = sumBy('cacheWritePremium', labels, increase(series('cacheWritePremium', CHOSEN), window));
  return orNone(labels, `${saved} - ${premium}`);
}

function share(window: string, labels: readonly string[]): string {
  const sent = sumBy('tokens', labels, increase(series('tokens', SENT), window));
  const read = sumBy('tokens', labels, increase(series('tokens', READ), window));
  return `(${read} or 0 * ${sent}) / (${sent} > 0)`;
}
