import { describe, expect, it } from 'vitest';
import * as conventions from '../src/index.ts';

const names = Object.entries(conventions).flatMap(([key, name]) =>
  key.startsWith('ATTR_') && typeof name === 'string' && !name.endsWith('.') ? [name] : [],
);

describe('attribute names', () => {
  it.each(names)('%s is not a prefix of another namespace', (name) => {
    expect(names.filter((other) => other.startsWith(`${name}.`))).toEqual([]);
  });

  it('stand once each', () => {
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('collector metrics', () => {
  it('are families of different names in OpenMetrics too, which takes _total off the name of a counter', () => {
    const metrics = [...Object.values(conventions.COLLECTOR_METRICS), ...conventions.PROCESS_METRICS];
    const families = metrics.map(({ name, type }) => (type === 'counter' ? name.replace(/_total$/, '') : name));
    expect(new Set(families).size).toBe(families.length);
  });

  it.each(Object.values(conventions.COLLECTOR_METRICS).map((metric) => [metric.name, metric] as const))(
    '%s follows Prometheus naming',
    (name, metric) => {
      expect(name).toMatch(/^spancost_[a-z_]+$/);
      expect(name.endsWith('_total')).toBe(metric.type === 'counter');
      expect(metric.help.length).toBeGreaterThan(10);
      const unbounded = metric.type === 'gauge' ? ['trace_id', 'session'] : ['user', 'tenant', 'trace_id', 'session'];
      expect(metric.labels.filter((label) => unbounded.includes(label))).toEqual([]);
      expect(metric.buckets ?? []).toEqual((metric.buckets ?? []).toSorted((a, b) => a - b));
    },
  );
});

it('the buckets of a cost go from 1e-6 to 100 US dollars', () => {
  expect(conventions.COST_BUCKETS_USD[0]).toBe(1e-6);
  expect(conventions.COST_BUCKETS_USD.at(-1)).toBe(100);
});
