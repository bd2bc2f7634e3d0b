import { expect, it } from 'vitest';
import { showsColours } from '../src/colours.ts';

it.each([
  [{}, true, true],
  [{}, false, false],
  // What a build server keeps is a file.
  [{ CI: 'true' }, false, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '', TERM: 'xterm' }, true, true],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ TERM: 'dumb' }, true, false],
])('with %j and a terminal %s colours are shown: %s', (env, isTerminal, shown) => {
  expect(showsColours(env, isTerminal)).toBe(shown);
});
