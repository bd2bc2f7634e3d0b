import { z } from 'zod';
import { name } from '../fields/name.ts';
import { usd } from '../fields/usd.ts';
import { operation, type Given } from '../operation.ts';

const configReloaded = z
  .object({
    changed: z.array(z.string()).describe('Options that are in force from now on, by their paths in the file.'),
    restart_needed: z.array(z.string()).describe('Options that are written otherwise than they are in force, and take a restart.'),
    book: z.string().describe('The price book in force, list@2+acme@4.'),
  })
  .meta({ id: 'ConfigReloaded' });

const check = z.object({ name: z.string(), broken: z.int().describe('0 where it holds.'), examples: z.array(z.string()) });

const verified = z
  .object({
    sound: z.boolean(),
    calls: z.int(),
    entries: z.int(),
    net_usd: usd.describe('Net of everything, also of calls that were removed.'),
    checks: z.array(check),
  })
  .meta({ id: 'LedgerVerification', description: 'Whether all that is kept agrees.' });

const backup = z
  .object({ file: z.string().describe("On the collector's machine."), bytes: z.int(), calls: z.int(), entries: z.int() })
  .meta({ id: 'LedgerBackup' });

const forgotten = z
  .object({
    pseudonym: z.string(),
    calls: z.int(),
    quarantined_reports: z.int(),
    contents: z.int().describe('Calls whose prompts and answers were removed.'),
    business_records: z.int(),
    directory_entries: z.int(),
  })
  .meta({ id: 'Forgotten' });

export type ConfigReloadAnswer = Given<z.infer<typeof configReloaded>>;
export type LedgerVerification = Given<z.infer<typeof verified>>;
export type LedgerBackup = Given<z.infer<typeof backup>>;
export type LedgerForgotten = Given<z.infer<typeof forgotten>>;

export const RELOAD_CONFIG = operation({
  id: 'reloadConfig',
  method: 'POST',
  path: '/api/v1/config/reload',
  tag: 'Upkeep',
  summary: 'Read spancost.yaml and prices.file again',
  answer: configReloaded,
  problems: { 409: 'The collector was started without a file.', 422: 'What is written cannot be used; what is in force stays.' },
});

export const VERIFY_LEDGER = operation({
  id: 'verifyLedger',
  method: 'POST',
  path: '/api/v1/ledger/verify',
  tag: 'Upkeep',
  summary: 'Whether all that is kept agrees',
  answer: verified,
});

export const BACKUP_LEDGER = operation({
  id: 'backupLedger',
  method: 'POST',
  path: '/api/v1/ledger/backup',
  tag: 'Upkeep',
  summary: 'A copy of the ledger, while it is in use',
  answer: backup,
});

export const FORGET_USER = operation({
  id: 'forgetUser',
  method: 'POST',
  path: '/api/v1/ledger/forget',
  tag: 'Upkeep',
  summary: 'A pseudonym in the place of a user',
  description:
    'In calls, records of the business and quarantine. Sessions, metadata, messages of errors, prompts and answers of the calls are removed, and the entry of the directory; the money stays. It cannot be taken back.',
  body: z.strictObject({ user: name, tenant: name.describe('Only what they did for it.').optional() }).meta({ id: 'Forgetting' }),
  answer: forgotten,
});
