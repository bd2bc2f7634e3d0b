import { z } from 'zod';
import { recordedAt } from '../fields/call-facts.ts';
import { nextCursor } from '../fields/cursor.ts';
import { instant, timestamp } from '../fields/moment.ts';
import { name } from '../fields/name.ts';
import { limitUpTo } from '../fields/whole-number.ts';
import { operation, type Given } from '../operation.ts';

const quarantined = z
  .object({
    id: z.string().describe('Id of the report, the same for one that is sent again.'),
    recorded_at: recordedAt,
    signal: z.string().describe('What it came by: traces, logs, metrics, or api for POST /api/v1/usage.'),
    reason: z.string().describe('What is wrong, as a code: cache_exceeds_input.'),
    detail: z.string().describe('What is wrong, in words.'),
    state: z
      .enum(['waiting', 'released', 'dismissed'])
      .describe(
        'waiting: nobody has decided. released: it was read again and is in the ledger. dismissed: somebody said that it is nothing.',
      ),
    decided_at: timestamp.nullable().describe('When it was released or dismissed; null while it waits.'),
    note: z.string().nullable().describe('Why it was dismissed, or what became of it when it was released; null while it waits.'),
    call_id: z.string().nullable().describe('The call that a released report is in; else null.'),
    report: z.record(z.string(), z.unknown()).describe('What was sent, without content.'),
  })
  .meta({ id: 'QuarantinedReport', description: 'A report that cannot be true, and why.' });

const page = z
  .object({ reports: z.array(quarantined).describe('Newest first.'), next_cursor: nextCursor })
  .meta({ id: 'QuarantinePage', description: 'Reports in quarantine, and where the next page begins.' });

export type QuarantinedJson = Given<z.infer<typeof quarantined>>;
export type QuarantinePage = Given<z.infer<typeof page>>;

export const LIST_QUARANTINE = operation({
  id: 'listQuarantine',
  method: 'GET',
  path: '/api/v1/quarantine',
  tag: 'Upkeep',
  summary: 'Reports that cannot be true, newest first',
  query: z.strictObject({
    limit: limitUpTo(1000),
    cursor: z
      .string()
      .regex(/^\d{1,15}-[\w-]{1,64}$/, 'the next_cursor of the page before')
      .describe('The next_cursor of the page before.')
      .optional(),
    state: z
      .enum(['waiting', 'released', 'dismissed', 'all'], 'waiting, released, dismissed or all')
      .describe('What has become of them.')
      .default('waiting'),
    reason: name.describe('Reports that are here for this reason.').optional(),
    service: name.describe('Reports of this service.').optional(),
    since: instant.describe('Reports that came then or later.').optional(),
  }),
  answer: page,
});

export const GET_QUARANTINED = operation({
  id: 'getQuarantined',
  method: 'GET',
  path: '/api/v1/quarantine/{id}',
  tag: 'Upkeep',
  summary: 'One report in quarantine',
  params: z.strictObject({ id: z.string().min(1).describe('The id of the report.') }),
  answer: quarantined,
});
