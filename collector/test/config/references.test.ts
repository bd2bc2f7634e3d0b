import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeConfig } from '../../src/config/describe-config.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { written } from './written.ts';

const headers = (text: string): string =>
  written(`forward:\n  traces:\n    endpoint: http://t/v1/traces\n    headers:\n      authorization: ${text}\n`);
const sent = (text: string, env: Record<string, string>): string | undefined =>
  loadConfig(headers(text), env).forward.traces?.headers['authorization'];

it.each([
  ['"${env:TOKEN}"', 'abc'],
  ['Bearer ${env:TOKEN}', 'Bearer abc'],
  ['${env:TOKEN}-${env:TOKEN}', 'abc-abc'],
  ['$${env:TOKEN}', '${env:TOKEN}'],
  ['a $TOKEN $5 {env:TOKEN}', 'a $TOKEN $5 {env:TOKEN}'],
  ['${env:NESTED}', '${env:TOKEN}'],
])('a header %s is sent as %s', (text, value) => {
  expect(sent(text, { TOKEN: 'abc', NESTED: '${env:TOKEN}' })).toBe(value);
});

it('${file:path} is the content of a file beside this one, without its last line break', () => {
  const file = headers('Bearer ${file:secret}');
  writeFileSync(join(file, '../secret'), 'a b\n');
  expect(loadConfig(file, {}).forward.traces?.headers).toEqual({ authorization: 'Bearer a b' });
});

it('an amount of a budget may come from a variable, and is kept as it is there', () => {
  const file = written('budgets:\n  - { name: a, period: daily, amount_usd: "${env:LIMIT}" }\n');
  expect(loadConfig(file, { LIMIT: '0.10' }).budgets[0]?.amountUsd).toBe('0.10');
});

it.each([
  ['${env:NOWHERE}', 'the environment variable NOWHERE is not set; set it, or write the value here'],
  ['${env:EMPTY}', 'the environment variable EMPTY is not set'],
  ['${file:nowhere}', 'the file nowhere cannot be read (ENOENT); its path is relative to this file'],
  ['"${env:}"', '${env:} is no reference; write ${env:NAME} or ${file:path}, or $${ for a plain ${'],
  ['"${TOKEN}"', '${TOKEN} is no reference'],
  ['"${vault:a}"', '${vault:a} is no reference'],
])('%s is refused at its line', (text, problem) => {
  const file = headers(text);
  expect(() => loadConfig(file, { EMPTY: '' })).toThrow(`${file}:5:7: forward.traces.headers.authorization: ${problem}`);
});

it('what a reference stands for is in no error and is not printed', () => {
  const file = written('metrics: { scrape_interval: "${env:SECRET}" }\n');
  const error = (() => {
    try {
      return void loadConfig(file, { SECRET: 'hunter2' });
    } catch (thrown) {
      return String(thrown);
    }
  })();
  expect(error).toContain('"${env:SECRET}" is not a length of time');
  expect(error).not.toContain('hunter2');
  const shown = JSON.stringify(describeConfig(headers('Bearer ${env:SECRET}'), { SECRET: 'hunter2' }));
  expect(shown).toContain('Bearer ${env:SECRET}');
  expect(shown).not.toContain('hunter2');
});
