import type { JSX } from 'preact';
import type { Trends } from '@spancost/api';
import { costOfSums } from '../format/usd.ts';
import { Money } from '../parts/money.tsx';
import { keyOf, type TrendLine } from './trend-lines.ts';

export interface TrendTableProps {
  readonly trends: Trends;
  readonly lines: readonly TrendLine[];
  readonly names: readonly string[];
  readonly caption: string;
}

/** The figures of the chart, a row for each stretch. */
export function TrendTable({ trends, lines, names, caption }: TrendTableProps): JSX.Element {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table class="figures">
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">In all</th>
            {lines.map(({ value, label }) => (
              <th scope="col" key={keyOf(value)}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trends.points.map((point, index) => (
            <tr key={point.from}>
              <th scope="row">{names[index]}</th>
              <td>
                <Money usd={costOfSums(point)} />
              </td>
              {lines.map(({ value, points }) => {
                const part = points[index];
                return <td key={keyOf(value)}>{part === undefined || part.requests === 0 ? '–' : <Money usd={costOfSums(part)} />}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
