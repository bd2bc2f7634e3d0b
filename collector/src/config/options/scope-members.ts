import type { CallScope } from '../../ledger/call-scope.ts';
import type { Members } from '../declaration/option.ts';
import { text } from '../declaration/value-types.ts';

/** Which calls something is about, one condition for each field. */
export function scopeMembers(): Members<CallScope> {
  const field = (key: string, example: string): Members<CallScope>['provider'] => ({
    key,
    type: text,
    description: `Only calls with this ${key}.`,
    without: 'All.',
    example,
  });
  return {
    provider: field('provider', 'openai'),
    model: field('model', 'gpt-5'),
    tenant: field('tenant', 'acme'),
    user: field('user', 'u-17'),
    feature: field('feature', 'chat'),
    service: field('service', 'shop'),
    environment: field('environment', 'production'),
  };
}
