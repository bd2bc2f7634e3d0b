import { expect, test } from 'vitest';
import * as grafana from '../src/index.ts';

test('the package exports five values', () => {
  expect(Object.keys(grafana).toSorted()).toEqual(['OVERVIEW_UID', 'artifacts', 'budgetRules', 'healthRules', 'overviewDashboard']);
});
