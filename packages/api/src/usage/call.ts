import { z } from 'zod';
import { callStatus } from '../fields/call-filter.ts';
import { answeredZone, timestamp } from '../fields/moment.ts';
import { tokens } from '../fields/tokens.ts';
import { usd, usdOrUnknown } from '../fields/usd.ts';

const COST_BASES = ['reported', 'computed', 'estimated', 'unpriced'] as const;

/** How the cost of a call is known. */
export const costBasis = z.enum(COST_BASES).meta({ id: 'CostBasis', description: 'How a cost is known.' });

const UNPRICED_REASONS = ['usage_missing', 'usage_incomplete', 'usage_invalid', 'model_missing', 'model_unknown', 'price_missing'] as const;

/** What a call was; null where it is not known. */
const CALL = {
  call_id: z.string(),
  called_at: timestamp,
  recorded_at: timestamp,
  trace_id: z.string(),
  span_id: z.string(),
  trace_url: z
    .string()
    .nullable()
    .describe(
      'Where the trace of the call can be looked at; null where alerting.grafana_url or links.trace is not set, and for a call without a trace.',
    ),
  provider: z.string(),
  model: z.string().nullable(),
  request_model: z.string().nullable(),
  response_id: z.string().nullable(),
  operation: z.string(),
  stream: z.boolean(),
  status: callStatus,
  error_type: z.string().nullable(),
  error_message: z.string().nullable().describe('What the application said went wrong; what providers say is not kept.'),
  duration_ms: z.number().nullable(),
  tenant: z.string().nullable(),
  user: z.string().nullable(),
  user_name: z.string().nullable().describe('Of the directory.'),
  session: z.string().nullable(),
  feature: z.string().nullable(),
  feature_name: z.string().nullable().describe('As spancost.yaml names the feature.'),
  task: z.string().nullable(),
  object: z.string().nullable(),
  metadata: z.record(z.string(), z.string()),
  service: z.string().nullable(),
  environment: z.string().nullable(),
  scope: z.string().nullable(),
};

/** What a call or an entry cost: net, exact. */
const COST = {
  cost_usd: usdOrUnknown,
  basis: costBasis,
  price_id: z.string().nullable(),
  unpriced_reason: z.enum(UNPRICED_REASONS).nullable().describe('Why no price was found for it.'),
};

const callRow = z
  .object({ ...CALL, ...COST, tokens, entries: z.int().describe('How many entries it has.') })
  .meta({ id: 'CallRow', description: 'One call, all its entries summed.' });

export const callsPage = z
  .object({ time_zone: answeredZone, calls: z.array(callRow), next_cursor: z.string().nullable().describe('Null on the last page.') })
  .meta({ id: 'CallsPage' });

const costLine = z
  .object({
    meter: z.string(),
    quantity: z.number(),
    price: z.string(),
    per: z.number(),
    usd,
    list_usd: usd.optional().describe('Where a contract makes it another amount.'),
  })
  .meta({ id: 'CostLine', description: 'What one meter added: price is for per units.' });

const entry = z
  .object({
    ...COST,
    seq: z.int(),
    kind: z.enum(['charge', 'supplement', 'correction']),
    recorded_at: timestamp,
    source: z.enum(['span', 'event', 'api']),
    tokens,
    book: z.string(),
    lines: z.array(costLine),
    provisional_cost_usd: usdOrUnknown.describe('What the application had made of the call.'),
    book_cost_usd: usdOrUnknown.describe(
      'Where the provider reported the cost: what the price book makes of the whole call after this entry.',
    ),
    reason: z.string().nullable(),
    rerating: z.string().nullable().describe('The plan of the re-rating that made a correction; null for what was corrected by hand.'),
  })
  .meta({ id: 'Entry', description: 'One line of the ledger; the entries of a call add up to it.' });

export const callDetail = z
  .object({
    ...CALL,
    ...COST,
    tokens,
    usage: z.record(z.string(), z.number()).describe('All that is known of what it used; a field that is missing is unknown.'),
    service_tier: z.string().nullable(),
    geography: z.string().nullable(),
    parameters: z.record(z.string(), z.string()),
    explanation: z
      .string()
      .nullable()
      .describe('How the cost came about, in words: the price, its source, and each line. Null for a call without a price.'),
    has_content: z.boolean().describe('Whether prompts or answers of it are kept, which admins may read.'),
    entries: z.array(entry),
  })
  .meta({ id: 'CallDetail', description: 'One call with its entries.' });

export type CallRow = z.infer<typeof callRow>;
export type CallsPage = z.infer<typeof callsPage>;
export type CostLineJson = z.infer<typeof costLine>;
export type EntryJson = z.infer<typeof entry>;
export type CallDetail = z.infer<typeof callDetail>;
