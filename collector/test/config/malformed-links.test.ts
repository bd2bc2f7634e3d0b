import { expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { written } from './written.ts';

it('takes the address of a trace with places for its ids', () => {
  const trace = 'https://jaeger.example.com/trace/{trace_id}?uiFind={span_id}';
  expect(loadConfig(written(`links: { trace: "${trace}" }\n`), {}).links).toEqual({ trace });
  expect(loadConfig(written('{}\n'), {}).links).toEqual({});
});

it.each([
  ['no place for the id', 'https://jaeger.example.com/trace'],
  ['a place for something else', 'https://jaeger.example.com/{trace_id}/{user}'],
  ['no scheme', 'jaeger.example.com/{trace_id}'],
  ['another scheme', 'javascript:alert("{trace_id}")'],
  ['a space', 'https://jaeger.example.com/ {trace_id}'],
  ['no text', ''],
])('refuses an address of a trace with %s', (_, trace) => {
  expect(() => loadConfig(written(`links: { trace: '${trace}' }\n`), {})).toThrow('write the full URL of a trace with {trace_id}');
});
