import { z } from 'zod';
import { instant, momentOrDay, timestamp } from '../fields/moment.ts';
import { name } from '../fields/name.ts';
import { usd, writtenUsd } from '../fields/usd.ts';

/** Where unit economics come from: what customers paid, what it took to win them, and who left. */
export const RECORD_KINDS = ['revenue', 'acquisition', 'churn'] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

const id = z
  .string()
  .min(1)
  .max(200)
  .describe('An id of your own; a record that is sent again with it is counted once. Where its content is another, it is refused.')
  .optional();
const note = z.string().max(1000, 'at most 1,000 characters').optional();
const who = { tenant: name.optional(), user: name.optional() };

/** What a customer paid, for the stretch from `from` up to, not including, `to`; at one moment where there is no `to`. */
export const writtenRevenue = z
  .strictObject({
    id,
    ...who,
    amount_usd: writtenUsd('what was paid', { negative: true }).describe('Below zero for what was paid back.'),
    from: momentOrDay,
    to: momentOrDay.optional(),
    note,
  })
  .meta({
    id: 'WrittenRevenue',
    description: 'Revenue of a stretch is spread evenly over its days; days begin in the time zone of the collector.',
  });

/** What was spent to win customers, and how many came of it. */
export const writtenAcquisition = z
  .strictObject({
    id,
    amount_usd: writtenUsd('what was spent', { negative: true }),
    new_customers: z.int().min(0).describe('Customers that it won.'),
    channel: name.optional(),
    from: momentOrDay,
    to: momentOrDay.optional(),
    note,
  })
  .meta({ id: 'WrittenAcquisition' });

/** A customer that left. */
export const writtenChurn = z.strictObject({ id, ...who, at: z.union([instant, momentOrDay]), note }).meta({ id: 'WrittenChurn' });

const KEPT = {
  record_id: z.string(),
  id: z.string().nullable(),
  recorded_at: timestamp,
  note: z.string().nullable(),
};
const keptWho = { tenant: z.string().nullable(), user: z.string().nullable() };
const stretch = { from: timestamp, to: timestamp.nullable() };

export const revenue = z.object({ ...KEPT, ...keptWho, amount_usd: usd, ...stretch }).meta({ id: 'Revenue' });
export const acquisition = z
  .object({ ...KEPT, amount_usd: usd, new_customers: z.int(), channel: z.string().nullable(), ...stretch })
  .meta({ id: 'Acquisition' });
export const churn = z.object({ ...KEPT, ...keptWho, at: timestamp }).meta({ id: 'Churn' });

export type Revenue = z.infer<typeof revenue>;
export type Acquisition = z.infer<typeof acquisition>;
export type Churn = z.infer<typeof churn>;

/** What became of records that were sent. */
export const recordsTaken = z
  .object({
    added: z.int(),
    known: z.int().describe('Records that were there already, by their ids.'),
    refused: z.array(
      z.object({ index: z.int().describe('Place in the request, or line of the CSV, from 0.'), path: z.string(), message: z.string() }),
    ),
  })
  .meta({ id: 'RecordsTaken', description: 'All or nothing: where one record is refused, none was added.' });

export type RecordsTaken = z.infer<typeof recordsTaken>;
