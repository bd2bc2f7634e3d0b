import { z } from 'zod';
import { flag } from './flag.ts';
import { name } from './name.ts';

export const CALL_STATUSES = ['success', 'error', 'timeout', 'rate_limited', 'cancelled'] as const;

/** How a call ended. */
export const callStatus = z
  .enum(CALL_STATUSES, `one of ${CALL_STATUSES.join(', ')}`)
  .meta({ id: 'CallStatus', description: 'How a call ended; all but success count as failed.' });

/** What calls say of themselves, as a filter that names a value of it. */
export const CALL_ATTRIBUTES = {
  user: name.describe('Calls of this user.').optional(),
  tenant: name.describe('Calls of this tenant.').optional(),
  feature: name.describe('Calls of this feature.').optional(),
  provider: name.describe('Calls that this provider answered.').optional(),
  model: name.describe('Calls of this model, as it was priced.').optional(),
  operation: name.describe('Calls of this operation, such as chat or embeddings.').optional(),
  service: name.describe('Calls that this service made.').optional(),
  environment: name.describe('Calls of this deployment environment.').optional(),
  status: callStatus.describe('Calls that ended so.').optional(),
  session: name.describe('Calls of this session.').optional(),
  task: name.describe('Calls of this task.').optional(),
  object: name.describe('Calls about this business object.').optional(),
  error_type: name.describe('Calls that failed with this type of error.').optional(),
};

/** What a call may leave unsaid. */
const { status: _status, ...UNSAID } = CALL_ATTRIBUTES;
const UNSAID_NAMES = Object.keys(UNSAID) as readonly (keyof typeof UNSAID)[];
const UNSAID_ADVICE = `write some of ${UNSAID_NAMES.join(', ')}, with a comma between them`;

/** Names of what calls do not say, as a text with commas or as a list. */
const without = z
  .union([z.string(UNSAID_ADVICE).transform((text) => text.split(',')), z.array(z.string()).readonly()], UNSAID_ADVICE)
  .pipe(z.array(z.enum(UNSAID_NAMES, UNSAID_ADVICE), UNSAID_ADVICE).min(1, UNSAID_ADVICE))
  .meta({
    wire: {
      type: 'string',
      pattern: `^(${UNSAID_NAMES.join('|')})(,(${UNSAID_NAMES.join('|')}))*$`,
      examples: ['feature', 'user,tenant'],
    },
  });

/** Which calls are asked about: those of which all that is written here is true. */
export const CALL_FILTER = {
  ...CALL_ATTRIBUTES,
  without: without.describe('Calls that do not say these: without=user,feature are those of nobody and for nothing.').optional(),
  unpriced: flag.describe('true: only calls whose cost is not known; false: only those whose cost is.').optional(),
};

/** Filters of a list of calls, besides those of all questions. */
export const LIST_FILTER = {
  trace_id: name.describe('Calls of this trace.').optional(),
  min_cost_usd: z
    .string()
    .regex(/^\d{1,15}(\.\d{1,20})?$/, 'a plain decimal of US dollars, such as 0.05')
    .describe('Calls that cost this or more.')
    .optional(),
  error: name.describe('Calls whose type of error, or message, has this in it, in capitals or not.').optional(),
  search: name
    .describe(
      'Calls with this in their user (also by the name or e-mail of the directory), tenant, feature, model, session, task, object or error.',
    )
    .optional(),
};
