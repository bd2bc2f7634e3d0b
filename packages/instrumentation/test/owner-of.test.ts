import { expect, test } from 'vitest';
import { ownerOf } from '../src/owner-of.ts';

class Above {
  one(): void {}
  two(): void {}
}
class Below extends Above {
  override one(): void {}
}

test.each([
  ['of its own, on the way up, the nearest', new Below(), ['one'], Below.prototype],
  ['all of them of its own, the nearest that has both', new Below(), ['one', 'two'], Above.prototype],
  ['the object itself', Above.prototype, ['two'], Above.prototype],
  ['by a symbol', [], [Symbol.iterator], Array.prototype],
  ['none that has it', new Below(), ['three'], undefined],
  ['of nothing', undefined, ['one'], undefined],
])('%s', (_name, start, properties, owner) => {
  expect(ownerOf(start, ...properties)).toBe(owner);
});
