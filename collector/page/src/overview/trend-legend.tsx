import type { JSX } from 'preact';
import type { GroupDimension, Trends } from '@spancost/api';
import { hrefOf, type Query } from '../address/address.ts';
import { FILTERS, narrowedTo } from '../address/filters.ts';
import { callsText } from '../format/number.ts';
import { costOfSums } from '../format/usd.ts';
import { Money } from '../parts/money.tsx';
import { keyOf, type TrendLine } from './trend-lines.ts';

export interface TrendLegendProps {
  readonly trends: Trends;
  readonly lines: readonly TrendLine[];
  readonly names: readonly string[];
  readonly by: GroupDimension;
  readonly query: Query;
  /** The stretch that is pointed at; else the figures are of all. */
  readonly pointed: number | undefined;
}

/** The values of a trend with their colours, and what they cost in the stretch that is pointed at, or in all. */
export function TrendLegend({ trends, lines, names, by, query, pointed }: TrendLegendProps): JSX.Element {
  const sums = (pointed === undefined ? undefined : trends.points[pointed]) ?? trends.total;
  return (
    <div class="legend">
      <p class="legend-head">
        <span>{pointed === undefined ? 'In all' : names[pointed]}</span> <Money usd={costOfSums(sums)} />
        {sums.unpriced_requests > 0 && <span class="unknown"> + {callsText(sums.unpriced_requests)} of unknown cost</span>}
      </p>
      <ul>
        {lines.map((line) => (
          <li key={keyOf(line.value)}>
            <span
              class={`swatch ${line.colour === undefined ? 'grey' : `shade-${line.colour.shade}`}`}
              style={line.colour === undefined ? undefined : { '--hue': line.colour.hue }}
            />
            <LineName line={line} by={by} query={query} />
            <Money usd={costOfSums((pointed === undefined ? undefined : line.points[pointed]) ?? line.total)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A link that narrows the page to the value, where it can be asked for. */
function LineName({
  line: { value, label },
  by,
  query,
}: { readonly line: TrendLine } & Pick<TrendLegendProps, 'by' | 'query'>): JSX.Element {
  const isFilter = FILTERS.some((each) => each === by);
  if (value === undefined || !isFilter) return <bdi class="name">{label}</bdi>;
  return (
    <a class="name" href={hrefOf('overview', narrowedTo(query, by, value))} title={`Only ${label}`}>
      <bdi>{label}</bdi>
    </a>
  );
}
