import { expect, it } from 'vitest';
import { describeConfig } from '../../src/config/describe-config.ts';
import { written } from './written.ts';

it('says of each value where it comes from: a line of the file, a variable, or the default', () => {
  const file = written('listen:\n  port: 4319\nlimits: { values: 7 }\nbudgets:\n  - { name: a, period: daily, amount_usd: 0.10 }\n');
  const { values, warnings, file: named } = describeConfig(file, { SPANCOST_LIMITS_VALUES: '9', SPANCOST_LISTEN_PROT: '1' });
  const at = (path: string) => values.find((each) => each.path.join('.') === path);
  expect(named).toBe(file);
  expect(at('listen.port')).toMatchObject({ value: 4319, from: 'spancost.yaml:2' });
  expect(at('listen.host')).toMatchObject({ value: '127.0.0.1', from: 'default' });
  expect(at('limits.values')).toMatchObject({ value: 9, from: 'SPANCOST_LIMITS_VALUES' });
  expect(at('budgets')).toMatchObject({ value: [{ name: 'a', period: 'daily', amount_usd: '0.10' }], from: 'spancost.yaml:4' });
  expect(at('limits.decompressed_body')?.from).toBe('default: 16MiB, or limits.body if that is more');
  expect(at('forward.traces.endpoint')).toBeUndefined();
  expect(warnings).toEqual(['SPANCOST_LISTEN_PROT sets nothing; did you mean SPANCOST_LISTEN_PORT?']);
});

it('without a file is the defaults', () => {
  const { file, values } = describeConfig(undefined, {});
  expect(file).toBeUndefined();
  expect(new Set(values.map(({ from }) => from.split(':')[0]))).toEqual(new Set(['default']));
});

it('does not show what is sent in headers', () => {
  const file = written('forward:\n  traces:\n    endpoint: http://t/v1/traces\n    headers: { authorization: Bearer hunter2 }\n');
  const { values } = describeConfig(file, {});
  expect(values.find(({ path }) => path.at(-1) === 'headers')?.value).toEqual({ authorization: '(hidden)' });
});

it('is refused as the collector would refuse it', () => {
  expect(() => describeConfig(written('listen: { prot: 1 }\n'), {})).toThrow('did you mean "port"?');
  expect(() => describeConfig(written('prices: { file: nowhere.yaml }\n'), {})).toThrow('nowhere.yaml: there is no such file');
});

it('does not tell the webhooks of Slack, which are secrets, nor what a reference to one stands for', () => {
  const recipients = (slack: string): string => `recipients: { email: [a@b.example], slack: ["${slack}"] }`;
  const file = written(
    `budgets:\n  - { name: a, period: daily, amount_usd: 1, ${recipients('https://hooks.slack.example/T0/secret')} }\n` +
      `  - { name: b, period: daily, amount_usd: 1, ${recipients('${env:HOOK}')} }\n`,
  );
  const { values } = describeConfig(file, { HOOK: 'https://hooks.slack.example/T0/other' });
  expect(values.find(({ path }) => path.join('.') === 'budgets')?.value).toMatchObject([
    { name: 'a', recipients: { email: ['a@b.example'], slack: ['(hidden)'] } },
    { name: 'b', recipients: { slack: ['${env:HOOK}'] } },
  ]);
});
