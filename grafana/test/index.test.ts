import { expect, test } from 'vitest';
import * as grafana from '../src/index.ts';

test('the package exports four values', () => {
  expect(Object.keys(grafana).toSorted()).toEqual(['BOARDS', 'artifacts', 'everyBoard', 'ruleGroups']);
});
