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
  user: name.meta({ description: 'Calls of this user.', examples: ['u-17'] }).optional(),
  tenant: name.meta({ description: 'Calls of this tenant.', examples: ['acme'] }).optional(),
  feature: name.meta({ description: 'Calls of this feature.', examples: ['support-chat'] }).optional(),
  provider: name.meta({ description: 'Calls that this provider answered.', examples: ['openai'] }).optional(),
  model: name.meta({ description: 'Calls of this model, as it was priced.', examples: ['gpt-5'] }).optional(),
  operation: name.meta({ description: 'Calls of this operation, such as chat or embeddings.', examples: ['chat'] }).optional(),
  service: name.meta({ description: 'Calls that this service made.', examples: ['checkout'] }).optional(),
  environment: name.meta({ description: 'Calls of this deployment environment.', examples: ['production'] }).optional(),
  status: callStatus.describe('Calls that ended so.').optional(),
  session: name.meta({ description: 'Calls of this session.', examples: ['s-4711'] }).optional(),
  task: name.meta({ description: 'Calls of this task.', examples: ['summarise'] }).optional(),
  object: name.meta({ description: 'Calls about this business object.', examples: ['order/17'] }).optional(),
  error_type: name.meta({ description: 'Calls that failed with this type of error.', examples: ['429'] }).optional(),
};

/** What a call may leave unsaid. */
const { status: _status, ...UNSAID } = CALL_ATTRIBUTES;
type Unsaid = keyof typeof UNSAID;
const UNSAID_NAMES: readonly string[] = Object.keys(UNSAID);
const UNSAID_ADVICE = `write some of ${UNSAID_NAMES.join(', ')}, with a comma between them`;

/** Names of what calls do not say, as a text with commas or as a list. */
const without = z
  .union([z.string(UNSAID_ADVICE).transform((text) => text.split(',')), z.array(z.string()).readonly()], UNSAID_ADVICE)
  // As a whole: a place in the list is nothing that was written.
  .refine((names): names is Unsaid[] => names.length > 0 && names.every((each) => UNSAID_NAMES.includes(each)), UNSAID_ADVICE)
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
  trace_id: name.meta({ description: 'Calls of this trace.', examples: ['4bf92f3577b34da6a3ce929d0e0e4736'] }).optional(),
  min_cost_usd: z
    .string()
    .regex(/^\d{1,15}(\.\d{1,20})?$/, 'a plain decimal of US dollars, such as 0.05')
    .meta({ description: 'Calls that cost this or more.', examples: ['0.05'] })
    .optional(),
  error: name
    .meta({ description: 'Calls whose type of error, or message, has this in it, in capitals or not.', examples: ['timeout'] })
    .optional(),
  search: name
    .describe(
      'Calls with this in their user (also by the name or e-mail of the directory), tenant, feature, model, session, task, object or error.',
    )
    .optional(),
};
