import { z } from 'zod';
import { operation, type Given } from '../operation.ts';

const prices = z.record(z.string(), z.string()).describe('US dollars by meter.');
const rules = z.array(z.unknown()).exactOptional();

const difference = z.object({
  meter: z.string(),
  rule: z.string().describe('The rule under whose condition they differ; missing for the base price.').exactOptional(),
  old: z.string().exactOptional(),
  new: z.string().exactOptional(),
  percent: z.string().exactOptional(),
});

const priceChange = z
  .object({
    id: z.string().describe('Stays the same for as long as the source offers the same against the same price.'),
    kind: z.enum(['new', 'changed', 'removed']),
    provider: z.string(),
    model: z.string(),
    old: z.object({ priceId: z.string(), status: z.string(), prices, rules }).exactOptional(),
    new: z
      .object({
        validFrom: z.string().exactOptional(),
        validTo: z.string().exactOptional(),
        prices,
        rules,
        free: z.literal(true).exactOptional(),
        aliases: z.array(z.string()).exactOptional(),
      })
      .exactOptional(),
    differences: z.array(difference),
    factor: z.string().describe('New over old of the meter that changes most.').exactOptional(),
    flags: z.array(z.enum(['above-2x', 'removal', 'verified-price'])).describe('Why it needs an approval of its own.'),
    upstream: z.string(),
    source: z.object({ url: z.string(), checkedAt: z.string(), note: z.string().exactOptional() }),
    proposedAt: z.string(),
  })
  .meta({ id: 'PriceChange', description: 'A difference between a source and the book, as it waits for somebody to decide.' });

const priceChanges = z
  .object({
    file: z.string().describe('Where the changes wait, and where the command line decides them.'),
    upstreams: z
      .array(z.object({ name: z.string(), read_at: z.string(), url: z.string() }))
      .describe('When each source was last read, and where.'),
    waiting: z.array(priceChange),
  })
  .meta({ id: 'PriceChanges' });

export type PriceChanges = Given<z.infer<typeof priceChanges>>;

export const GET_PRICE_CHANGES = operation({
  id: 'getPriceChanges',
  method: 'GET',
  path: '/api/v1/prices/changes',
  tag: 'Prices',
  summary: 'Price changes that wait for a decision',
  answer: priceChanges,
});
