import { listValue } from '@duckdb/node-api';
import { OPERATIONS_OF_KIND, type CalledModel, type MixesQuery, type MixMeter, type TokenMix, type WorkKind } from '../../token-mixes.ts';
import type { UsageQuery } from '../../views.ts';
import { Values } from '../conditions.ts';
import type { Query } from '../query.ts';
import { readNumber, readOptional, readText, readUsd, readWhole, type Row } from '../read-row.ts';
import { callsOfRows, type FurtherColumn } from './calls-of-rows.ts';
import { usageSource } from './usage-source.ts';

const METERS: readonly MixMeter[] = ['input', 'cache_read', 'cache_write', 'cache_write_5m', 'cache_write_1h', 'output', 'reasoning'];

const PROMPT = 'tokens_input + tokens_cache_read + tokens_cache_write + tokens_cache_write_5m + tokens_cache_write_1h';

/** What is known of a call's usage after all its entries, as JSON, and what else a price hangs on. */
const FACTS: readonly FurtherColumn[] = [
  { name: 'usage', ofAll: "arg_max(usage, seq) FILTER (kind <> 'correction' OR rerating IS NOT NULL)" },
  ...['service_tier', 'geography', 'parameters'].map((name) => ({ name, ofAll: `arg_max(${name}, seq)` })),
];

/** A usage that is counts of text tokens and nothing else: the columns of tokens say all of it. */
const TEXT_ALONE = String.raw`\{("(inputTokens|outputTokens|cacheReadTokens|cacheWriteTokens|cacheWrite5mTokens|cacheWrite1hTokens|reasoningTokens|totalTokens)":[0-9]+,?)+\}`;

const KIND = `CASE ${Object.entries(OPERATIONS_OF_KIND)
  .map(([kind, operations]) => `WHEN operation IN (${operations.map((each) => `'${each}'`).join(', ')}) THEN '${kind}'`)
  .join(' ')} ELSE 'other' END`;

/** Models that were called, with the kind of work that each did. */
export async function calledModelsOf(query: Query, usage: UsageQuery): Promise<readonly CalledModel[]> {
  const values = new Values();
  const rows = await query(
    `SELECT provider, model, ${KIND} AS kind FROM (${usageSource(usage, values, ['provider', 'model', 'operation'])})
    WHERE model IS NOT NULL GROUP BY ALL HAVING sum(requests) <> 0 ORDER BY ALL`,
    values.list,
  );
  return rows.map((row) => ({ provider: readText(row, 'provider'), model: readText(row, 'model'), kind: kindOf(row) }));
}

/** One row for each model and what prices may hang on; the calls are added up in the database, however many they are. */
export async function tokenMixesOf(query: Query, { usage, promptBounds, tenants }: MixesQuery): Promise<readonly TokenMix[]> {
  const values = new Values();
  const calls = callsOfRows(usage, values, undefined, FACTS);
  const reached = promptBounds.toReversed().map((bound) => `WHEN ${PROMPT} >= ${bound} THEN ${bound}`);
  const told = {
    prompt_from: reached.length === 0 ? '0' : `CASE ${reached.join(' ')} ELSE 0 END`,
    tenant: tenants.length === 0 ? 'NULL' : `CASE WHEN tenant IN (SELECT unnest(${values.add(listValue([...tenants]))})) THEN tenant END`,
    service_tier: 'service_tier',
    geography: 'geography',
    parameters: 'parameters',
  };
  const rows = await query(
    `SELECT provider, model, kind, is_text, ${Object.keys(told).join(', ')}, count(*) AS requests,
      ${METERS.map((meter) => `sum(${meter === 'output' ? 'tokens_output - tokens_reasoning' : `tokens_${meter}`}) AS ${meter}`).join(', ')}, sum(cost_usd) AS cost
    FROM (SELECT provider, model, kind, is_text, cost_usd, ${METERS.map((meter) => `tokens_${meter}`).join(', ')},
        ${Object.entries(told)
          .map(([name, expression]) => `CASE WHEN is_text THEN ${expression} END AS ${name}`)
          .join(', ')}
      FROM (SELECT *, ${KIND} AS kind, basis <> 'unpriced' AND model IS NOT NULL AND kind <> 'other' AND tokens_unsplit = 0
        AND tokens_reasoning <= tokens_output AND regexp_full_match(usage, '${TEXT_ALONE}') AS is_text FROM (${calls})))
    GROUP BY ALL ORDER BY cost DESC NULLS LAST, provider, model, kind`,
    values.list,
  );
  return rows.map(readMix);
}

function kindOf(row: Row): WorkKind {
  // Written by KIND.
  return readText(row, 'kind') as WorkKind;
}

function readMix(row: Row): TokenMix {
  const optional = readOptional(row);
  return {
    provider: readText(row, 'provider'),
    ...optional('model', 'model'),
    kind: kindOf(row),
    isText: row['is_text'] === true,
    requests: readNumber(row, 'requests'),
    promptFrom: readNumber(row, 'prompt_from'),
    ...optional('tenant', 'tenant'),
    ...optional('serviceTier', 'service_tier'),
    ...optional('geography', 'geography'),
    ...optional('parameters', 'parameters'),
    tokens: Object.fromEntries(METERS.map((meter) => [meter, readWhole(row, meter)])) as Record<MixMeter, bigint>,
    cost: readUsd(row, 'cost') ?? 0n,
  };
}
