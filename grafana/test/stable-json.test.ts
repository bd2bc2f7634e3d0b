import { expect, test } from 'vitest';
import { stableJson } from '../src/stable-json.ts';

test('keys are sorted at every level, lists keep their order', () => {
  expect(stableJson({ b: [{ d: 1, c: 2 }, 'x'], a: null })).toBe(
    '{\n  "a": null,\n  "b": [\n    {\n      "c": 2,\n      "d": 1\n    },\n    "x"\n  ]\n}\n',
  );
});
