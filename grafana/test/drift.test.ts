import { expect, test } from 'vitest';
import { driftOf } from '../src/drift.ts';

test('the same files have no drift', () => {
  expect(driftOf(new Map([['a', '1']]), new Map([['a', '1']]))).toEqual([]);
});

test('a missing, a different and an orphaned file are three drifts', () => {
  const artifacts = new Map([
    ['missing', '1'],
    ['different', '1'],
  ]);
  const files = new Map([
    ['different', '2'],
    ['orphaned', '1'],
  ]);
  expect(driftOf(artifacts, files)).toEqual([
    { path: 'missing', problem: 'missing' },
    { path: 'different', problem: 'different' },
    { path: 'orphaned', problem: 'orphaned' },
  ]);
});
