import { describe, expect, it } from 'vitest';
import { baggageMemberOf, BAGGAGE_PREFIX, isBaggageField } from '../src/index.ts';

describe('baggage', () => {
  it.each(['user', 'tenant', 'feature', 'session', 'task', 'object', 'metadata.plan', 'metadata.a.b'] as const)(
    '%s may travel, in our namespace',
    (field) => {
      expect(isBaggageField(field)).toBe(true);
      expect(baggageMemberOf(field)).toBe(`${BAGGAGE_PREFIX}${field}`);
    },
  );

  it.each(['metadata', 'metadata.', 'password', 'toString', '', 7, null, undefined])('%j is no field', (name) => {
    expect(isBaggageField(name)).toBe(false);
  });
});
