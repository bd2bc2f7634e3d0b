import type { UsageLimit } from '../../usage-limits/usage-limit.ts';
import type { EntryCheck, List } from '../declaration/option.ts';
import { label, oneOf, wholeNumber } from '../declaration/value-types.ts';
import { scopeMembers } from './scope-members.ts';

const MOST = 1_000_000_000_000;

/** Whether a limit limits anything, and `per` can tell its calls apart. */
const checkUsageLimit: EntryCheck = ({ requests_per_minute, tokens_per_minute, per, scope }, problem) => {
  if (requests_per_minute === undefined && tokens_per_minute === undefined)
    problem(['requests_per_minute'], 'a usage limit needs a number; write requests_per_minute, tokens_per_minute, or both');
  if (typeof per === 'string' && typeof scope === 'object' && scope !== null && per in scope)
    problem(['per'], `scope.${per} names the one ${per} whose calls count; leave out either per or scope.${per}`);
};

export const USAGE_LIMITS: List<UsageLimit> = {
  key: 'usage_limits',
  noun: 'usage limit',
  unique: 'name',
  description:
    'How many requests and tokens each tenant, or each user, may ask of the models in any minute, in applications that enforce it. Requests to this collector are another thing: `rate_limits`.',
  without: 'No limits.',
  live: true,
  example: [{ name: 'fair-use', per: 'user', requests_per_minute: 60, tokens_per_minute: 200_000, enforce: 'block' }],
  check: checkUsageLimit,
  members: {
    name: { key: 'name', type: label, required: true, description: 'Label `limit` of its gauge.', example: 'fair-use' },
    per: {
      key: 'per',
      type: oneOf('tenant', 'user'),
      required: true,
      description: 'Each tenant, or each user, has the limit for its own.',
      example: 'user',
    },
    scope: { key: 'scope', description: 'Which calls count.', members: scopeMembers() },
    requestsPerMinute: {
      key: 'requests_per_minute',
      type: wholeNumber(1, MOST),
      description: 'Calls in any minute; a call counts from its beginning in its own process, and when it has ended everywhere.',
      without: 'Requests are not limited.',
      example: 60,
    },
    tokensPerMinute: {
      key: 'tokens_per_minute',
      type: wholeNumber(1, MOST),
      description: 'Tokens of all types in any minute; those of a call count when it has ended.',
      without: 'Tokens are not limited.',
      example: 200_000,
    },
    enforce: {
      key: 'enforce',
      type: oneOf('off', 'warn', 'block'),
      default: 'off',
      description: 'What applications that enforce budgets do with calls above it: nothing, tell their handler, or refuse them.',
      example: 'block',
    },
  },
};
