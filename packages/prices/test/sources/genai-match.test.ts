import { expect, it } from 'vitest';
import { exactIdsOf } from '../../src/sources/genai-match.ts';

it.each<[string, unknown, readonly string[]]>([
  ['gpt-5', { equals: 'gpt-5' }, ['gpt-5']],
  ['o3', { or: [{ equals: 'o3-2025-04-16' }, { starts_with: 'o3' }] }, ['o3', 'o3-2025-04-16']],
  ['deepseek-v3p2', { equals: 'accounts/fireworks/models/deepseek-v3p2' }, ['accounts/fireworks/models/deepseek-v3p2']],
  ['o4-mini', { contains: 'o4-mini' }, ['o4-mini']],
  ['nested', { or: [{ or: [{ equals: 'a' }] }, { and: [{ equals: 'b' }, { contains: 'c' }] }] }, ['a']],
  [
    'regional.anthropic.claude-opus-5',
    { or: [{ contains: 'anthropic.claude-opus-5' }, { equals: 'us.anthropic.claude-opus-5' }] },
    ['us.anthropic.claude-opus-5'],
  ],
  ['ft:gpt-3.5-turbo-', { starts_with: 'ft:gpt-3.5-turbo-' }, []],
  ['by-pattern', { regex: '(a+)+$' }, []],
  ['nothing', null, []],
])('%s with %j is spelled out as %j', (id, match, ids) => {
  expect(exactIdsOf(id, match)).toEqual(ids);
});
