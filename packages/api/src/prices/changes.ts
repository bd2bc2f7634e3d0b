import { z } from 'zod';
import { PRICE_STATUS } from './price-status.ts';
import { operation, type Given } from '../operation.ts';

const prices = z
  .record(z.string(), z.string())
  .describe('US dollars by meter, for as many units as the meter is priced for: a million tokens.');
const rules = z.array(z.unknown()).describe('Tiers, discounts and surcharges, as the price book writes them.').exactOptional();

const difference = z.object({
  meter: z.string().describe('What is billed: input, cache_read, output.'),
  rule: z.string().describe('The rule under whose condition they differ; missing for the base price.').exactOptional(),
  old: z.string().describe('US dollars in the book; missing where it has no price for the meter.').exactOptional(),
  new: z.string().describe('US dollars by the source; missing where it has none.').exactOptional(),
  percent: z.string().describe('Change in percent, to two decimals: -20; missing where there is nothing to divide.').exactOptional(),
});

const priceChange = z
  .object({
    id: z.string().describe('Stays the same for as long as the source offers the same against the same price.'),
    kind: z
      .enum(['new', 'changed', 'removed'])
      .describe('new: the book has no such model. changed: it has another price. removed: the source lists it no longer.'),
    provider: z.string().describe('Whose model it is.'),
    model: z.string().describe('As the source calls it.'),
    old: z
      .object({
        priceId: z.string().describe('Id of the price in the book.'),
        status: PRICE_STATUS,
        prices,
        rules,
      })
      .describe('What the book has; missing for a new model.')
      .exactOptional(),
    new: z
      .object({
        validFrom: z
          .string()
          .describe('The first moment of the price; missing where the source does not say, and then it is that of the approval.')
          .exactOptional(),
        validTo: z.string().describe('The first moment after it; missing where it has no end.').exactOptional(),
        prices,
        rules,
        free: z.literal(true).describe('The source says that it costs nothing.').exactOptional(),
        aliases: z.array(z.string()).describe('Other names of the model.').exactOptional(),
      })
      .describe('What the source offers; missing where it lists the model no longer.')
      .exactOptional(),
    differences: z.array(difference).describe('Prices that are others, by meter and rule.'),
    factor: z
      .string()
      .describe('New over old of the meter that changes most, to four digits; missing where there is nothing to divide.')
      .exactOptional(),
    flags: z
      .array(z.enum(['above-2x', 'removal', 'verified-price']))
      .describe(
        'Why it needs an approval of its own: above-2x, a meter costs more than twice or less than half of what it did; removal, the source lists the model no longer; verified-price, somebody has checked the price that would change.',
      ),
    upstream: z.string().describe('Name of the source.'),
    source: z
      .object({
        url: z.string().describe('Where it was read.'),
        checkedAt: z.string().describe('The day on which it was.'),
        note: z.string().describe('What somebody should know about it.').exactOptional(),
      })
      .describe('What the book will give as the source of the price.'),
    proposedAt: z.string().describe('When it was found.'),
  })
  .meta({ id: 'PriceChange', description: 'A difference between a source and the book, as it waits for somebody to decide.' });

const priceChanges = z
  .object({
    file: z.string().describe('Where the changes wait, and where the command line decides them.'),
    upstreams: z
      .array(
        z.object({
          name: z.string().describe('Name of the source.'),
          read_at: z.string().describe('When it was last read.'),
          url: z.string().describe('Where it was read.'),
        }),
      )
      .describe('When each source was last read, and where.'),
    waiting: z.array(priceChange).describe('Changes that nobody has approved or rejected yet.'),
  })
  .meta({ id: 'PriceChanges', description: 'Price changes that wait for a decision.' });

export type PriceChanges = Given<z.infer<typeof priceChanges>>;

export const GET_PRICE_CHANGES = operation({
  id: 'getPriceChanges',
  method: 'GET',
  path: '/api/v1/prices/changes',
  tag: 'Prices',
  summary: 'Price changes that wait for a decision',
  answer: priceChanges,
});
