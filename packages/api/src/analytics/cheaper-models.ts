import { z } from 'zod';
import { CALL_FACTS } from '../fields/call-facts.ts';
import { CALL_FILTER } from '../fields/call-filter.ts';
import { name } from '../fields/name.ts';
import { ANSWERED_RANGE, withRange } from '../fields/range.ts';
import { usd } from '../fields/usd.ts';
import { limitUpTo } from '../fields/whole-number.ts';
import { operation } from '../operation.ts';

const alternative = z
  .object({
    provider: CALL_FACTS.provider,
    model: z.string().describe('The other model.'),
    price_id: z.string().describe('Id of its price now.'),
    cost_usd: usd.describe('What the compared calls would have cost on it, at the prices of now.'),
    saving_usd: usd.describe('list_usd - cost_usd: below zero where it would have cost more.'),
    saving_percent: z.number().describe('Of list_usd, to two decimals; 0 where that is zero.'),
  })
  .meta({ id: 'CheaperModel', description: 'What the compared calls would have cost on another model.' });

const compared = z
  .object({
    provider: CALL_FACTS.provider,
    model: z.string().nullable().describe('Null for calls that named none.'),
    kind: z.enum(['chat', 'embeddings', 'other']).describe('What kind of work it did; only models of the same kind are compared.'),
    requests: z
      .int()
      .describe('Calls that are compared: chat and embeddings with a known cost, whose usage is counts of text tokens alone.'),
    left_out_requests: z
      .int()
      .describe(
        'Calls that are not: without a price, then or now; with charges for other things than tokens of text; on provisioned capacity; or of another kind of work.',
      ),
    tokens: z.int().describe('Tokens of the compared calls.'),
    actual_usd: usd.describe('What the compared calls cost, net of corrections.'),
    list_usd: usd.describe('What they would cost at the prices of now, so that a saving is one of the model and not of a discount.'),
    alternatives: z.array(alternative).describe('Cheapest first; none where no call can be compared.'),
  })
  .meta({ id: 'ComparedModel', description: 'Calls of one model, and what they would have cost on others.' });

const cheaperModels = z.object({ ...ANSWERED_RANGE, models: z.array(compared).describe('Greatest cost first.') }).meta({
  id: 'CheaperModels',
  description: 'What the tokens of real traffic would have cost on other models. Whether these answer as well is not known here.',
});

export type CheaperModels = z.infer<typeof cheaperModels>;

export const GET_CHEAPER_MODELS = operation({
  id: 'getCheaperModels',
  method: 'GET',
  path: '/api/v1/analytics/cheaper-models',
  tag: 'Analytics',
  summary: 'What this traffic would have cost on other models',
  description:
    'As if each call were priced: at the prices of now that its tenant would pay, contracts included, in its service tier where the other model has one, by the length of its prompt; cached input is input to a model without a price for it. Another model may take more tokens for the same text, or no prompt as long. The last 30 days unless told.',
  query: withRange({
    candidate: name
      .meta({
        examples: ['openai/gpt-5-mini'],
        description:
          'A model to compare with, as provider/model; else those that were called, and of each provider that was, the cheapest with a verified price that is not about to end.',
      })
      .optional(),
    limit: limitUpTo(100, 10).describe('Models that are compared, and alternatives of each.'),
    ...CALL_FILTER,
  }),
  answer: cheaperModels,
});
