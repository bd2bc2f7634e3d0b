/**
 * Rows of entries, each as often as it has lines, with `meter`, `quantity`, `line_price`, `line_usd` and `line_list_usd`. Where the
 * lines are not the whole cost, because the provider reported it or somebody set it, it is one row of the whole cost without a meter.
 * An entry without a cost is none: FOCUS has no charge whose amount is not known.
 */
export function focusRows(entries: string): string {
  return `SELECT * EXCLUDE (line), line->>'$.meter' AS meter, (line->>'$.quantity')::DECIMAL(28,10) AS quantity,
      (line->>'$.price')::DECIMAL(38,20) AS line_price, coalesce((line->>'$.usd')::DECIMAL(38,20), cost_usd) AS line_usd,
      coalesce((line->>'$.listUsd')::DECIMAL(38,20), (line->>'$.usd')::DECIMAL(38,20), cost_usd) AS line_list_usd
    FROM (SELECT * EXCLUDE (parts), unnest(parts) AS line, generate_subscripts(parts, 1) AS line_no FROM (
      SELECT *, CASE WHEN ${SUM_OF_LINES} = cost_usd AND len(${LINES}) > 0 THEN ${LINES} ELSE ['{}'::JSON] END AS parts
      FROM (${entries}) WHERE cost_usd IS NOT NULL))`;
}

const LINES = "json_extract(lines, '$[*]')";

const SUM_OF_LINES = `coalesce(list_sum(list_transform(${LINES}, lambda line: (line->>'$.usd')::DECIMAL(38,20))), 0)`;
