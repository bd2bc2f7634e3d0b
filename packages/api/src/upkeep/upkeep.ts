import { z } from 'zod';
import { BOOK } from '../fields/call-facts.ts';
import { name } from '../fields/name.ts';
import { usd } from '../fields/usd.ts';
import { operation, type Given } from '../operation.ts';

const configReloaded = z
  .object({
    changed: z.array(z.string()).describe('Options that are in force from now on, by their paths in the file.'),
    restart_needed: z.array(z.string()).describe('Options that are written otherwise than they are in force, and take a restart.'),
    book: BOOK,
  })
  .meta({ id: 'ConfigReloaded', description: 'What became of the configuration.' });

const check = z.object({
  name: z.string().describe('What must hold: each call is charged once.'),
  broken: z.int().describe('How many calls, entries or groups break it: 0 where it holds.'),
  examples: z.array(z.string()).describe('Some of those that break it, in words.'),
});

const verified = z
  .object({
    sound: z.boolean().describe('Whether every check holds.'),
    calls: z.int().describe('Calls that are kept.'),
    entries: z.int().describe('Entries that are kept.'),
    net_usd: usd.describe('Net of everything, also of calls that were removed.'),
    checks: z.array(check).describe('What was looked at.'),
  })
  .meta({ id: 'LedgerVerification', description: 'Whether all that is kept agrees.' });

const backup = z
  .object({
    file: z.string().describe("Its path, on the collector's machine."),
    bytes: z.int().describe('How large it is.'),
    calls: z.int().describe('Calls in it.'),
    entries: z.int().describe('Entries in it.'),
  })
  .meta({ id: 'LedgerBackup', description: 'A copy of the ledger.' });

const forgotten = z
  .object({
    pseudonym: z.string().describe('What stands in the place of the user now; random, so that it leads nobody back.'),
    calls: z.int().describe('Calls of the user.'),
    quarantined_reports: z.int().describe('Reports in quarantine that named the user.'),
    contents: z.int().describe('Calls whose prompts and answers were removed.'),
    business_records: z.int().describe('Records of revenue and churn that named the user.'),
    directory_entries: z.int().describe('1 where the directory had the user.'),
  })
  .meta({ id: 'Forgotten', description: 'Where the user stood.' });

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
  description: 'What only takes a restart stays as it was, and is named.',
  answer: configReloaded,
  problems: { 409: 'The collector was started without a file.', 422: 'What is written cannot be used; what is in force stays.' },
});

export const VERIFY_LEDGER = operation({
  id: 'verifyLedger',
  method: 'POST',
  path: '/api/v1/ledger/verify',
  tag: 'Upkeep',
  summary: 'Whether all that is kept agrees',
  description:
    'Recomputes every sum from the entries, as they are at one moment, and compares; changes nothing. A large ledger takes a while.',
  answer: verified,
});

export const BACKUP_LEDGER = operation({
  id: 'backupLedger',
  method: 'POST',
  path: '/api/v1/ledger/backup',
  tag: 'Upkeep',
  summary: 'A copy of the ledger, while it is in use',
  description: "As it is at one moment, whole or not at all, into a new file on the collector's machine.",
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
  body: z
    .strictObject({
      user: name.describe('As telemetry names the user.'),
      tenant: name.describe('Only what the user did for this tenant.').optional(),
    })
    .meta({ id: 'Forgetting', description: 'Whom to forget.' }),
  answer: forgotten,
});
