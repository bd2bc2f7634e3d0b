import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { GroupDimension } from '@spancost/api';
import { hrefOf, type Query } from '../address/address.ts';
import { callFilter } from '../address/filters.ts';
import { goInstead, goTo } from '../address/go-to.ts';
import { rangeNamed, sentRange, textOfRange, usualInterval, type Interval } from '../address/range.ts';
import { useAbout } from '../api/page-context.ts';
import { TRENDS } from '../api/routes.ts';
import { usePolled } from '../api/use-polled.ts';
import { BarChart } from '../chart/bar-chart.tsx';
import { roundedUsd } from '../format/usd.ts';
import { Choice } from '../parts/choice.tsx';
import { Late } from '../parts/late.tsx';
import { Notice } from '../parts/notice.tsx';
import { DIMENSION_CHOICES, dimensionNamed, textOfDimension } from './dimensions.ts';
import { TrendLegend } from './trend-legend.tsx';
import { stretchNames, trendLines } from './trend-lines.ts';
import { TrendTable } from './trend-table.tsx';

const EVERY_MS = 15_000;
const INTERVALS: readonly (readonly [Interval | '', string])[] = [
  ['', 'Auto'],
  ['hourly', 'Hour'],
  ['daily', 'Day'],
  ['weekly', 'Week'],
  ['monthly', 'Month'],
];

/** Spend over time by a dimension: bars, the values with their colours, and the same figures as a table. */
export function TrendCard({ query, theme }: { readonly query: Query; readonly theme: string }): JSX.Element {
  const { time_zone: zone } = useAbout();
  const by = dimensionNamed(query['by']);
  const range = rangeNamed(query['range']);
  const interval = INTERVALS.find(([each]) => each !== '' && each === query['interval'])?.[0] || usualInterval(range);
  const filter = callFilter(query);
  const trends = usePolled(
    JSON.stringify([by, range, interval, filter]),
    ({ ask, now }) => ask(TRENDS, { query: { ...filter, ...sentRange(range, now(), zone), interval, group_by: by } }),
    EVERY_MS,
  );
  const go = (change: Query): void => goTo(hrefOf('overview', { ...query, ...change }));
  return (
    <section class="card" aria-labelledby="trend">
      <div class="card-head">
        <h2 id="trend">Spend over time</h2>
        <div class="choices">
          <Choice label="By" value={by} options={DIMENSION_CHOICES} onChoose={(value) => go({ by: value })} />
          <Choice label="Per" value={query['interval'] ?? ''} options={INTERVALS} onChoose={(value) => go({ interval: value })} />
        </div>
      </div>
      {trends.problem !== undefined && <Notice tone="bad">{trends.problem}</Notice>}
      {trends.isWaiting && <Late />}
      <div aria-busy={trends.isWaiting}>
        {trends.answer === undefined ? (
          <div class="chart" />
        ) : (
          <Trend trends={trends.answer} by={by} query={query} range={textOfRange(range)} theme={theme} />
        )}
      </div>
    </section>
  );
}

interface TrendProps {
  readonly trends: Parameters<typeof trendLines>[0];
  readonly by: GroupDimension;
  readonly query: Query;
  readonly range: string;
  readonly theme: string;
}

function Trend({ trends, by, query, range, theme }: TrendProps): JSX.Element {
  const pointed = useSignal<number | undefined>(undefined);
  const isTable = query['view'] === 'table';
  const legend = useRef<HTMLDivElement>(null);
  const lines = trendLines(trends);
  const names = stretchNames(trends);
  const colours = (): readonly string[] =>
    [...(legend.current?.querySelectorAll('.swatch') ?? [])].map((swatch) => getComputedStyle(swatch).backgroundColor);
  return (
    <>
      {trends.total.requests === 0 ? (
        <p class="empty">No calls in this time{Object.keys(callFilter(query)).length > 0 ? ', with these filters' : ''}.</p>
      ) : isTable ? (
        <TrendTable
          trends={trends}
          lines={lines}
          names={names}
          caption={`Spend ${trends.interval}, by ${textOfDimension(by).toLowerCase()}, in US dollars`}
        />
      ) : (
        <BarChart
          description={`Spend by ${textOfDimension(by).toLowerCase()}, ${trends.interval}: ${range}, ${mostOf(trends, names)}. The same figures are in the table.`}
          labels={names}
          layers={lines.map(({ points }) => points.map(({ cost_usd: usd }) => Number(usd)))}
          colours={colours}
          theme={theme}
          onPoint={(index) => void (pointed.value = index)}
        />
      )}
      {trends.total.requests > 0 && (
        <>
          <div ref={legend}>
            <TrendLegend trends={trends} lines={lines} names={names} by={by} query={query} pointed={pointed.value} />
          </div>
          <button
            type="button"
            class="plain"
            aria-pressed={isTable}
            onClick={() => goInstead(hrefOf('overview', { ...query, view: isTable ? undefined : 'table' }))}
          >
            Show as a table
          </button>
        </>
      )}
    </>
  );
}

/** Where a trend is highest, for those who cannot see it. */
function mostOf({ points, total }: TrendProps['trends'], names: readonly string[]): string {
  // Only compared: what is equal as a double is as high on a chart.
  const highest = points.reduce((most, { cost_usd: usd }, index) => (Number(usd) > Number(points[most]?.cost_usd) ? index : most), 0);
  return `${roundedUsd(total.cost_usd)} in all, most at ${names[highest] ?? ''} with ${roundedUsd(points[highest]?.cost_usd ?? '0')}`;
}
