import { expect, it } from 'vitest';
import { quarantine } from '../../src/pipeline/quarantine.ts';

/** What is kept of one attribute. */
function kept(value: unknown): unknown {
  const { payload } = quarantine({
    signal: 'traces',
    reason: 'negative',
    detail: 'd',
    traceId: 'a'.repeat(32),
    spanId: 'b'.repeat(16),
    startTimeUnixNano: '1',
    recordedAt: 0,
    attributeLength: 1024,
    attributes: { 'spancost.metadata.x': value },
  });
  return (JSON.parse(payload) as { attributes: Record<string, unknown> }).attributes['spancost.metadata.x'];
}

const bare = (members: object): object => Object.assign(Object.create(null) as object, members);

function nested(levels: number): unknown {
  return levels === 0 ? 'end' : [nested(levels - 1)];
}

it.each<[string, unknown, unknown]>([
  ['an integer beyond 2^53 is its digits', 9223372036854775807n, '9223372036854775807'],
  ['NaN is text', Number.NaN, 'NaN'],
  ['an infinity is text', -Infinity, '-Infinity'],
  ['bytes are base64', Uint8Array.of(1, 2, 255), 'AQL/'],
  ['bytes of a Buffer are base64', Buffer.of(1, 2, 255), 'AQL/'],
  ['an object without prototype keeps its members', bare({ a: bare({ b: 1n }) }), { a: { b: '1' } }],
  ['a member named toJSON is a member', bare({ toJSON: 'x' }), { toJSON: 'x' }],
  ['an array keeps its order', [1, Number.NaN, null, true], [1, 'NaN', null, true]],
  ['a text of 1,024 characters is kept', 'x'.repeat(1024), 'x'.repeat(1024)],
  ['a longer one ends in the hash of the whole', 'x'.repeat(1025), expect.stringMatching(/^x{952}…sha256:[\da-f]{64}$/)],
  ['a text inside an array is cut at 256', ['x'.repeat(1000)], ['x'.repeat(256)]],
  ['a member of a long name is cut', bare({ ['n'.repeat(1000)]: 1 }), { ['n'.repeat(256)]: 1 }],
  ['128 of 1,000 members are kept', Array.from({ length: 1000 }, () => 0), Array.from({ length: 128 }, () => 0)],
  ['four levels are kept', nested(90), [[[['[nested deeper]']]]]],
])('%s', (_, value, expected) => {
  expect(kept(value)).toEqual(expected);
});
