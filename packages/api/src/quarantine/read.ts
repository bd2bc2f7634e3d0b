import { z } from 'zod';
import { instant, timestamp } from '../fields/moment.ts';
import { name } from '../fields/name.ts';
import { limitUpTo } from '../fields/whole-number.ts';
import { operation, type Given } from '../operation.ts';

const quarantined = z
  .object({
    id: z.string(),
    recorded_at: timestamp,
    signal: z.string(),
    reason: z.string(),
    detail: z.string(),
    state: z.enum(['waiting', 'released', 'dismissed']),
    decided_at: timestamp.nullable(),
    note: z.string().nullable().describe('Why it was dismissed, or what became of it when it was released.'),
    call_id: z.string().nullable().describe('The call that a released report is in.'),
    report: z.record(z.string(), z.unknown()).describe('What was sent, without content.'),
  })
  .meta({ id: 'QuarantinedReport', description: 'A report that cannot be true, and why.' });

const page = z
  .object({ reports: z.array(quarantined), next_cursor: z.string().nullable().describe('Null on the last page.') })
  .meta({ id: 'QuarantinePage' });

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
