import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts';
import { isList, isOption, type AnyGroup, type AnyOption } from '../../src/config/declaration/option.ts';
import { variablesOf } from '../../src/config/environment.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { OPTIONS } from '../../src/config/options.ts';
import { written } from './written.ts';

const ROOT = join(import.meta.dirname, '../../..');
const EXAMPLE = readFileSync(join(ROOT, 'collector/spancost.example.yaml'), 'utf8');
const PAGE = readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8');
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(join(ROOT, 'collector/spancost.schema.json'), 'utf8')) as object,
);

function optionsOf(group: AnyGroup, prefix = ''): readonly (readonly [path: string, option: AnyOption])[] {
  return Object.values(group.members).flatMap((member): readonly (readonly [string, AnyOption])[] => {
    const path = prefix + member.key;
    return isOption(member) ? [[path, member]] : optionsOf(member, isList(member) ? `${path}[].` : `${path}.`);
  });
}

const ALL = optionsOf(OPTIONS);

describe('the example', () => {
  it('as it is holds the defaults, two display names, and budgets of $10 a day and $200 a month that warn at 80 %', () => {
    const { budgets, features, ledger, ...rest } = loadConfig(written(EXAMPLE), {});
    const { budgets: _, features: __, ledger: ___, ...defaults } = DEFAULT_CONFIG;
    expect(rest).toEqual(defaults);
    expect(ledger.path).toMatch(/spancost-data\/ledger\.duckdb$/);
    expect(Object.keys(features)).toHaveLength(2);
    expect(budgets).toMatchObject([
      { amountUsd: '10', period: 'daily', thresholds: ['0.8', '1'] },
      { amountUsd: '200', period: 'monthly', thresholds: ['0.8', '1'] },
    ]);
  });

  it('with every # taken away is a file as well, but for what it names and is not there', () => {
    const all = EXAMPLE.replaceAll(/^( *)#(?=\S)/gm, '$1');
    expect(parse(all)).toMatchObject({ forward: { traces: { headers: {} } }, prices: { sync: {} } });
    expect(() => loadConfig(written(all), { TEMPO_TOKEN: 'x', ALERTMANAGER_TOKEN: 'x' })).toThrow(/prices\.yaml: there is no such file/);
    validate(parse(all));
    expect(validate.errors).toBeNull();
  });
});

describe('the page', () => {
  it('has every option with its variable', () => {
    for (const [path] of ALL) expect(PAGE).toContain(`\`${path}\``);
    for (const { name } of variablesOf(OPTIONS)) expect(PAGE).toContain(`- Variable: \`${name}\``);
    expect(ALL.length).toBeGreaterThan(30);
  });

  it('says of every option what it means in whole sentences, and what holds without it', () => {
    const problems = ALL.filter(([, { description, bounds = '.' }]) => !/^[`A-Z].*[.`]$/s.test(description) || !bounds.endsWith('.'));
    expect(problems.map(([path]) => path)).toEqual([]);
    const silent = ALL.filter(
      ([, option]) => option.default === undefined && option.derived === undefined && !option.required && option.without === undefined,
    );
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  it('has defaults and examples that can be used', () => {
    const values = ALL.flatMap(([path, { type, default: value, example }]) => [value, example].map((each) => ({ path, type, each })));
    // What a reference stands for is checked when it has been followed.
    const own = values.filter(({ each }) => each !== undefined && !JSON.stringify(each).includes('${'));
    expect(own.length).toBeGreaterThan(values.length / 3);
    const wrong = own.filter(({ type, each }) => !type.schema.safeParse(each).success);
    expect(wrong.map(({ path }) => path)).toEqual([]);
    expect(ALL.filter(([, option]) => option.default === undefined && option.example === undefined).map(([path]) => path)).toEqual([]);
  });
});

describe("the editor's schema", () => {
  it.each([
    ['an empty file', {}],
    ['a section whose lines are all comments', { limits: null, budgets: null }],
    [
      'an amount as number or text',
      {
        budgets: [
          { name: 'a', period: 'daily', amount_usd: 10 },
          { name: 'b', period: 'daily', amount_usd: '0.10' },
        ],
      },
    ],
  ])('takes %s', (_, data) => {
    validate(data);
    expect(validate.errors).toBeNull();
  });

  it.each([
    ['an unknown key', { listen: { prot: 1 } }],
    ['a port out of range', { listen: { port: 70_000 } }],
    ['a size without a unit', { limits: { body: 4 } }],
    ['a period nobody knows', { budgets: [{ name: 'a', period: 'hourly', amount_usd: 1 }] }],
    ['a budget without an amount', { budgets: [{ name: 'a', period: 'daily' }] }],
    ['a target without an endpoint', { forward: { traces: { timeout: '5s' } } }],
    ['a list in the place of a section', { limits: [] }],
  ])('complains of %s, as the collector does', (_, data) => {
    expect(validate(data)).toBe(false);
    expect(() => loadConfig(written(JSON.stringify(data)), {})).toThrow(/:1:\d+: /);
  });
});
