import { afterEach, expect, it, vi } from 'vitest';
import { chosenConventions } from '../../src/conventions/chosen-conventions.ts';
import { recordDiagErrors } from '../diag-errors.ts';

const told = recordDiagErrors();

afterEach(() => vi.unstubAllEnvs());

it.each<[unknown, string | undefined, string | undefined, string]>([
  [undefined, undefined, undefined, 'current'],
  [undefined, undefined, 'http/dup', 'current'],
  [undefined, undefined, 'gen_ai_latest_experimental', 'current'],
  [undefined, undefined, 'gen_ai_latest_experimental/dup', 'both'],
  [undefined, '1.41', 'gen_ai_latest_experimental', '1.41'],
  [undefined, '', 'gen_ai_latest_experimental/dup', 'both'],
  ['both', '1.41', undefined, 'both'],
  ['current', 'both', 'gen_ai_latest_experimental/dup', 'current'],
])('conventions: %s, SPANCOST_CONVENTIONS=%s and OTEL_SEMCONV_STABILITY_OPT_IN=%s are %s', (option, own, optIn, expected) => {
  vi.stubEnv('SPANCOST_CONVENTIONS', own);
  vi.stubEnv('OTEL_SEMCONV_STABILITY_OPT_IN', optIn);
  expect(chosenConventions(option)).toBe(expected);
});

it('what is no choice is told, and the next one counts', () => {
  vi.stubEnv('SPANCOST_CONVENTIONS', '1.36');
  vi.stubEnv('OTEL_SEMCONV_STABILITY_OPT_IN', 'gen_ai_latest_experimental/dup');
  expect(chosenConventions({ version: 1 })).toBe('both');
  expect(told).toEqual([
    'spancost: the option conventions must be one of current, 1.41, both, and is not: [object Object]',
    'spancost: SPANCOST_CONVENTIONS must be one of current, 1.41, both, and is not: 1.36',
  ]);
});
