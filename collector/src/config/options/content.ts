import type { CollectorConfig } from '../config.ts';
import type { Group } from '../declaration/option.ts';
import { duration } from '../declaration/quantities.ts';
import { flag } from '../declaration/value-types.ts';

export const CONTENT: Group<CollectorConfig['content']> = {
  key: 'content',
  description: 'Prompts and answers that spans carry, for admins to read.',
  members: {
    keep: {
      key: 'keep',
      type: flag,
      default: false,
      description:
        'Whether what was asked and answered is kept, in a table of the ledger apart from the money. Applications decide what of it they send, and what is redacted.',
      bounds: 'Of each call up to 100,000 characters of prompts, of answers and of instructions; longer texts are cut and say so.',
    },
    retentionMs: {
      key: 'retention',
      type: duration('1h', '36500d'),
      default: '30d',
      description: 'How long it is kept after it came. Calls and what they cost stay.',
    },
  },
};
