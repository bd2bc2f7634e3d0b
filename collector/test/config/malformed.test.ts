import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isList, isOption, type AnyGroup, type AnyOption } from '../../src/config/declaration/option.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { OPTIONS } from '../../src/config/options.ts';
import { temporaryFolder } from '../running-collector.ts';
import { written } from './written.ts';

const TARGET = 'forward: { traces: { endpoint: "http://t/v1/traces"';
const TOKEN = '0'.repeat(64);

describe('spancost.yaml', () => {
  it.each([
    ['a scalar in the place of a section', 'limits: 5\n', '1:1', 'limits: write keys and values'],
    ['a list in the place of a section', 'limits: [1]\n', '1:1', 'limits: write keys and values'],
    ['a section in the place of a list', 'budgets: { a: 1 }\n', '1:1', 'budgets: write a list of budgets'],
    ['a text in the place of a list', 'auth: { tokens: abc }\n', '1:9', 'auth.tokens: write a list of tokens'],
    ['a text in the place of a map', 'features: chat\n', '1:1', 'features: write names and texts'],
    ['a name that is a number', 'features: { chat: 5 }\n', '1:13', 'features.chat: write a text'],
    ['an empty text', 'environment: ""\n', '1:1', 'environment: write a text that is not empty'],
    ['nothing where a text belongs', 'environment:\n', '1:1', 'environment: write a text'],
    ['nothing where a number belongs', 'limits: { values: }\n', '1:11', 'limits.values: write a whole number from 1 to 100000000'],
    ['a fraction', 'limits: { values: 1.5 }\n', '1:11', 'write a whole number'],
    ['infinity', 'limits: { values: .inf }\n', '1:11', 'write a whole number'],
    ['no number', 'limits: { label_values: .nan }\n', '1:11', 'write a whole number'],
    ['a number in quotes', 'listen: { port: "4318" }\n', '1:11', 'write a port'],
    ['a truth in the place of a number', 'listen: { port: yes }\n', '1:11', 'write a port'],
    ['a negative size', 'limits: { body: -1MiB }\n', '1:11', '"-1MiB" is not a size such as'],
    ['a size of zero', 'limits: { body: 0B }\n', '1:11', '"0B" is not a size from 1B to 1GiB'],
    ['a size with a fraction', 'limits: { body: 1.5MiB }\n', '1:11', '"1.5MiB" is not a size such as'],
    ['a time of zero', 'metrics: { scrape_interval: 0s }\n', '1:12', '"0s" is not a length of time from 1ms'],
    ['a time that no timer takes', `${TARGET}, timeout: 501h } }\n`, '1:54', '"501h" is not a length of time from 1ms to 500h'],
    ['a time of two units', 'metrics: { scrape_interval: 1m30s }\n', '1:12', '"1m30s" is not a length of time such as'],
    ['more at once than may be', `${TARGET}, concurrency: 1001 } }\n`, '1:54', 'write a whole number from 1 to 1000'],
    ['a level nobody knows', 'log: { level: verbose }\n', '1:8', 'write silent, fatal, error, warn, info or debug'],
    ['a role nobody knows', `auth: { tokens: [{ name: a, role: root, sha256: "${TOKEN}" }] }\n`, '1:29', 'write ingest, viewer or admin'],
    ['a share above one', 'telemetry: { traces: { endpoint: "http://t/", ratio: 2 } }\n', '1:47', 'write a share from 0 to 1'],
    ['a URL of another kind', 'telemetry: { traces: { endpoint: "grpc://t:4317" } }\n', '1:24', 'write the full URL'],
    ['the same key twice', 'environment: a\nenvironment: b\n', '2:1', 'not valid YAML: Map keys must be unique'],
    ['a tab for indentation', 'listen:\n\tport: 1\n', '2:1', 'not valid YAML'],
    ['a merge key', 'listen: { <<: { port: 1 } }\n', '1:11', 'listen: unknown key "<<"; known keys are host, port'],
    ['a key of a prototype', '__proto__: { port: 1 }\n', '1:1', 'unknown key "__proto__"'],
    ['a tag that is none', 'environment: !!nope x\n', '1:14', 'not valid YAML'],
  ])('with %s is refused at its line and column', (_, text, place, problem) => {
    const file = written(text);
    expect(() => loadConfig(file, {})).toThrow(`${file}:${place}: `);
    expect(() => loadConfig(file, {})).toThrow(problem);
  });

  it('that is a folder, or may not be read, is refused with the reason', () => {
    const folder = join(temporaryFolder(), 'spancost.yaml');
    mkdirSync(folder);
    expect(() => loadConfig(folder, {})).toThrow(/spancost\.yaml: the file cannot be read: .*EISDIR/);
  });

  it('of bytes that are no text is refused, and one with a byte order mark is read', () => {
    const file = written('');
    writeFileSync(file, Buffer.from([0x00, 0xff, 0xfe, 0x80, 0x0a]));
    chmodSync(file, 0o644);
    expect(() => loadConfig(file, {})).toThrow(file);
    expect(loadConfig(written('\uFEFFenvironment: a\n'), {}).environment).toBe('a');
  });

  it('with a section, list or map whose lines are all comments is as without it', () => {
    const text = 'listen:\n  # port: 1\nbudgets:\nfeatures:\nprices:\nauth:\n  tokens:\n';
    expect(loadConfig(written(text), {})).toEqual(loadConfig(undefined, {}));
  });
});

/** Every option with whole numbers between bounds. */
function numbersOf(group: AnyGroup, prefix = ''): readonly (readonly [path: string, option: AnyOption, min: number, max: number])[] {
  return Object.values(group.members).flatMap((member): readonly (readonly [string, AnyOption, number, number])[] => {
    const path = prefix + member.key;
    if (!isOption(member)) return numbersOf(member, isList(member) ? `${path}[].` : `${path}.`);
    const { minimum, maximum } = member.type.json;
    return typeof minimum === 'number' && typeof maximum === 'number' ? [[path, member, minimum, maximum]] : [];
  });
}

describe('at its bounds', () => {
  it.each(numbersOf(OPTIONS))('%s takes what they are and nothing beyond', (_, { type }, min, max) => {
    const takes = [min, max, min - 1, max + 1].map((value) => type.schema.safeParse(value).success);
    expect(takes).toEqual([true, true, false, false]);
  });
});
