import type { Course, CourseLine, CourseQuery } from '../../call-sums.ts';
import { COLUMNS } from '../columns.ts';
import { Values } from '../conditions.ts';
import type { Query } from '../query.ts';
import { readNumber, readOptionalText, type Row } from '../read-row.ts';
import { CALL_SUMS, readCallSums, SUMS_OF_CALL_SUMS } from './call-sums.ts';
import { usageSource } from './usage-source.ts';

/** Units of time, in milliseconds: calls are first put together by the greatest one that no bound goes through. */
const UNITS: readonly number[] = [3_600_000, 900_000, 60_000, 1000, 1];

const NO_SUMS: Row = {};

/**
 * Usage over time, from one look at the calls: whole days of UTC that lie in one stretch from the rollups, all others from the
 * entries. A day of which only sums are left counts in the stretch that its noon is in.
 */
export async function courseOf(query: Query, { scope, bounds, lines }: CourseQuery): Promise<Course> {
  const range = { from: bounds[0] ?? 0, to: bounds.at(-1) ?? 0 };
  const cuts = bounds.slice(1, -1);
  const unit = UNITS.find((each) => cuts.every((cut) => cut % each === 0)) ?? 1;
  const values = new Values();
  const value = lines === undefined ? 'NULL::VARCHAR' : COLUMNS[lines.dimension];
  const source = usageSource({ range, scope }, values, lines === undefined ? [] : [lines.dimension], cuts);
  const limit = lines?.limit ?? 0;
  const rows = await query(
    `WITH bounds AS (SELECT unnest([${[range.from, ...cuts].join(', ')}]::BIGINT[]) AS from_ms, unnest(range(${cuts.length + 1})) AS point),
      units AS (SELECT greatest(unit * ${unit}, ${range.from})::BIGINT AS at_ms, * EXCLUDE (unit) FROM (
        SELECT at_ms // ${unit} AS unit, ${value} AS value, ${CALL_SUMS} FROM (${source}) GROUP BY unit, value)),
      parts AS MATERIALIZED (SELECT point, value, ${SUMS_OF_CALL_SUMS} FROM units ASOF JOIN bounds ON units.at_ms >= bounds.from_ms GROUP BY point, value),
      totals AS (SELECT value, ${SUMS_OF_CALL_SUMS} FROM parts GROUP BY value HAVING sum(requests) <> 0),
      ranked AS MATERIALIZED (SELECT *, row_number() OVER (ORDER BY cost DESC, value NULLS LAST) AS place FROM totals)
    SELECT 'total' AS part, NULL AS point, NULL AS place, NULL AS value, count(*) AS groups, ${SUMS_OF_CALL_SUMS} FROM totals
    UNION ALL SELECT 'point', point, NULL, NULL, 0, ${SUMS_OF_CALL_SUMS} FROM parts GROUP BY point
    ${lines === undefined ? '' : linesOf(limit)}
    ORDER BY place NULLS FIRST`,
    values.list,
  );
  const byPart = Map.groupBy(rows, ({ part }) => String(part));
  const of = (part: string): readonly Row[] => byPart.get(part) ?? [];
  const pointsOf = (found: readonly Row[]) => {
    const byPoint = new Map(found.map((row) => [readNumber(row, 'point'), row]));
    return [range.from, ...cuts].map((_, point) => readCallSums(byPoint.get(point) ?? NO_SUMS));
  };
  const byPlace = Map.groupBy(of('line point'), (row) => readNumber(row, 'place'));
  const [rest] = of('rest');
  return {
    total: readCallSums(of('total')[0] ?? NO_SUMS),
    points: pointsOf(of('point')),
    lines: of('line').map((row): CourseLine => {
      const name = readOptionalText(row, 'value');
      return {
        ...(name === undefined ? {} : { value: name }),
        total: readCallSums(row),
        points: pointsOf(byPlace.get(readNumber(row, 'place')) ?? []),
      };
    }),
    ...(rest === undefined
      ? {}
      : { rest: { values: readNumber(rest, 'groups'), total: readCallSums(rest), points: pointsOf(of('rest point')) } }),
  };
}

/** The lines with their points, and what is left over. */
function linesOf(limit: number): string {
  const joined = 'parts JOIN ranked ON parts.value IS NOT DISTINCT FROM ranked.value';
  const sums = SUMS_OF_CALL_SUMS.replaceAll(/sum\((\w+)\)/g, 'sum(parts.$1)');
  return `UNION ALL SELECT 'line', NULL, place, value, 1, ${SUMS_OF_CALL_SUMS} FROM ranked WHERE place <= ${limit} GROUP BY place, value
    UNION ALL SELECT 'line point', point, place, NULL, 0, ${sums} FROM ${joined} WHERE place <= ${limit} GROUP BY point, place
    UNION ALL SELECT 'rest', NULL, NULL, NULL, count(*), ${SUMS_OF_CALL_SUMS} FROM ranked WHERE place > ${limit} HAVING count(*) > 0
    UNION ALL SELECT 'rest point', point, NULL, NULL, 0, ${sums} FROM ${joined} WHERE place > ${limit} GROUP BY point`;
}
