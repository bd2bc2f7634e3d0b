import { z } from 'zod';
import { CALL_FACTS, PRICE_ID, recordedAt } from '../fields/call-facts.ts';
import { nextCursor } from '../fields/cursor.ts';
import { callStatus } from '../fields/call-filter.ts';
import { answeredZone, timestamp } from '../fields/moment.ts';
import { tokens } from '../fields/tokens.ts';
import { usd, usdOrUnknown } from '../fields/usd.ts';

const COST_BASES = ['reported', 'computed', 'estimated', 'unpriced'] as const;

/** How the cost of a call is known. */
export const costBasis = z.enum(COST_BASES).meta({
  id: 'CostBasis',
  description:
    'How a cost is known. reported: the provider or an operator said it. computed: complete usage at a stated price. estimated: something was assumed, such as how long a cache lives. unpriced: it is not known.',
});

const UNPRICED_REASONS = ['usage_missing', 'usage_incomplete', 'usage_invalid', 'model_missing', 'model_unknown', 'price_missing'] as const;

/** What a call was; null where it is not known. */
const CALL = {
  call_id: CALL_FACTS.call_id,
  called_at: timestamp.describe('When the call was made.'),
  recorded_at: recordedAt,
  trace_id: z.string().describe('The OpenTelemetry trace; empty for a call without one.'),
  span_id: z.string().describe('The span in the trace; empty for a call without one.'),
  trace_url: z
    .string()
    .nullable()
    .describe(
      'Where the trace of the call can be looked at; null where alerting.grafana_url or links.trace is not set, and for a call without a trace.',
    ),
  provider: CALL_FACTS.provider,
  model: CALL_FACTS.model,
  request_model: z.string().nullable().describe('The model that was asked for; null where none was named.'),
  response_id: z.string().nullable().describe("Id of the provider's answer; null where it was not told."),
  operation: z.string().describe('What kind of call it was, such as chat or embeddings.'),
  stream: z.boolean().describe('Whether the answer came in pieces.'),
  status: callStatus,
  error_type: CALL_FACTS.error_type,
  error_message: z.string().nullable().describe('What the application said went wrong; what providers say is not kept.'),
  duration_ms: z.number().nullable().describe('Milliseconds, to three decimals; null where it was not told.'),
  tenant: CALL_FACTS.tenant,
  user: CALL_FACTS.user,
  user_name: z.string().nullable().describe('As the directory has it; null where it has none.'),
  session: z.string().nullable().describe('The conversation or visit that it is part of; null where none is named.'),
  feature: CALL_FACTS.feature,
  feature_name: z.string().nullable().describe('As spancost.yaml names the feature; null where it does not.'),
  task: z.string().nullable().describe('The piece of work that it is part of; null where none is named.'),
  object: z.string().nullable().describe('The business object that it is about, such as order/17; null where none is named.'),
  metadata: z.record(z.string(), z.string()).describe('What the application said besides, by name.'),
  service: z.string().nullable().describe('The service that made it (service.name); null where none is named.'),
  environment: z.string().nullable().describe('The deployment environment that it was made in; null where none is named.'),
  scope: z.string().nullable().describe('The instrumentation that told of it; null where none did.'),
};

/** What a call or an entry cost: net, exact. */
const COST = {
  cost_usd: usdOrUnknown,
  basis: costBasis,
  price_id: PRICE_ID,
  unpriced_reason: z
    .enum(UNPRICED_REASONS)
    .nullable()
    .describe(
      'Why the book gave it no price: usage_missing, nothing was told of what it used; usage_incomplete, a stream ended before its usage came; usage_invalid, the usage cannot be true; model_missing, no model was named; model_unknown, no book has the model; price_missing, the book has it, and not for this time or for something that was used. Null where a cost was found; it stays where somebody sets the cost by hand.',
    ),
};

const callRow = z
  .object({ ...CALL, ...COST, tokens, entries: z.int().describe('How many entries of the ledger it has.') })
  .meta({ id: 'CallRow', description: 'One call, all its entries summed.' });

export const callsPage = z
  .object({ time_zone: answeredZone, calls: z.array(callRow).describe('In the order that was asked for.'), next_cursor: nextCursor })
  .meta({ id: 'CallsPage', description: 'Calls, and where the next page begins.' });

const costLine = z
  .object({
    meter: z.string().describe('What is billed: input, cache_read, output, web_search.'),
    quantity: z.number().describe('How much of it was used: tokens, calls, seconds, whatever the meter counts.'),
    price: z.string().describe('US dollars for as many units as per says, tiers, discounts and surcharges included; an exact decimal.'),
    per: z.number().describe('How many units the price is for: 1000000 tokens, 1000 calls, 3600 seconds.'),
    usd: usd.describe('What it adds to the cost; exact.'),
    list_usd: usd.optional().describe('What it would add at list; missing where no contract makes it another amount.'),
  })
  .meta({ id: 'CostLine', description: 'What one meter added: price is for per units.' });

const entry = z
  .object({
    ...COST,
    cost_usd: usd
      .nullable()
      .describe(
        'What the entry adds, below zero for what it takes back; null while nothing is known. The entries of a call add up to its cost.',
      ),
    basis: costBasis.describe('How the cost is known by price after this entry; a correction by hand leaves that as it was.'),
    seq: z.int().describe('Place among the entries of the call, from 0.'),
    kind: z
      .enum(['charge', 'supplement', 'correction'])
      .describe(
        'charge: the first report of the call. supplement: what a later report knew more. correction: what an operator or a re-rating changed.',
      ),
    recorded_at: recordedAt,
    source: z.enum(['span', 'event', 'api']).describe('What it was made from; api is also a correction.'),
    tokens: tokens.describe('What the entry adds to the tokens of the call, by type.'),
    book: z.string().describe('The price book that was in use: list@2+acme@4.'),
    lines: z.array(costLine).describe('How its cost is made up.'),
    provisional_cost_usd: usdOrUnknown.describe(
      'What the application had computed for the call, where it prices calls itself; null where it said nothing.',
    ),
    book_cost_usd: usdOrUnknown.describe(
      'Where the provider reported the cost: what the price book makes of the whole call after this entry. Else null.',
    ),
    reason: z.string().nullable().describe('Why somebody corrected it; null for what is no correction.'),
    rerating: z.string().nullable().describe('The plan of the re-rating that made a correction; null for what was corrected by hand.'),
  })
  .meta({ id: 'Entry', description: 'One line of the ledger; the entries of a call add up to it.' });

export const callDetail = z
  .object({
    ...CALL,
    ...COST,
    tokens,
    usage: z
      .record(z.string(), z.number())
      .describe(
        'All that is known of what it used, by the names of SentTokens: input_tokens is all input, cached included. A field that is missing is unknown.',
      ),
    service_tier: z.string().nullable().describe('As it was reported, such as flex or priority; null where it was not.'),
    geography: z.string().nullable().describe('Where it was processed, as it was reported; null where it was not.'),
    parameters: z.record(z.string(), z.string()).describe('What else its price hangs on, by name, such as the quality of an image.'),
    explanation: z
      .string()
      .nullable()
      .describe('How the cost came about, in words: the price, its source, and each line. Null for a call without a price.'),
    has_content: z.boolean().describe('Whether prompts or answers of it are kept, which admins may read.'),
    entries: z.array(entry).describe('By seq; nothing of them is ever changed.'),
  })
  .meta({ id: 'CallDetail', description: 'One call with its entries.' });

export type CallRow = z.infer<typeof callRow>;
export type CallsPage = z.infer<typeof callsPage>;
export type CostLineJson = z.infer<typeof costLine>;
export type EntryJson = z.infer<typeof entry>;
export type CallDetail = z.infer<typeof callDetail>;
