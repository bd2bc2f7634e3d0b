import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { variablesOf } from '../../src/config/environment.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { OPTIONS } from '../../src/config/options.ts';
import { OTHER_VARIABLES, unknownVariables } from '../../src/config/unknown-variables.ts';
import { written } from './written.ts';

const VARIABLES = variablesOf(OPTIONS);

describe('an environment variable', () => {
  it('is there for every option with one value, each with a name of its own', () => {
    const names = VARIABLES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['SPANCOST_LISTEN_PORT', 'SPANCOST_FORWARD_TRACES_ENDPOINT', 'SPANCOST_ENVIRONMENT']));
    expect(names.filter((name) => name.startsWith('SPANCOST_BUDGETS') || name.endsWith('HEADERS'))).toEqual([]);
  });

  it('wins over the file and is checked like it', () => {
    const file = written('limits: { body: 1MiB }\nmetrics: { scrape_interval: 30s }\n');
    const config = loadConfig(file, { SPANCOST_LIMITS_BODY: '2MiB', SPANCOST_LOG_LEVEL: 'debug', SPANCOST_LIMITS_VALUES: '5' });
    expect(config.limits).toMatchObject({ bodyBytes: 2_097_152, values: 5 });
    expect(config).toMatchObject({ metrics: { scrapeIntervalMs: 30_000 }, log: { level: 'debug' } });
  });

  it('fills a section that the file has begun, and makes one that it has not', () => {
    const file = written('forward:\n  traces:\n    timeout: 5s\n');
    const env = { SPANCOST_FORWARD_TRACES_ENDPOINT: 'http://t:1/v1/traces', SPANCOST_FORWARD_METRICS_ENDPOINT: 'http://m:1/v1/metrics' };
    expect(loadConfig(file, env).forward).toMatchObject({
      traces: { endpoint: 'http://t:1/v1/traces', timeoutMs: 5000 },
      metrics: { endpoint: 'http://m:1/v1/metrics', timeoutMs: 10_000 },
    });
  });

  it('with a path is seen from the working directory, the same in the file from the file', () => {
    const file = written('prices: { sync: { from: a.json } }\nledger: { path: l }\n');
    expect(loadConfig(file, {}).ledger.path).toBe(join(file, '../l'));
    const config = loadConfig(file, { SPANCOST_LEDGER_PATH: 'l', SPANCOST_PRICES_SYNC_FROM: 'b.json' });
    expect([config.ledger.path, config.prices.sync?.from]).toEqual(['l', 'b.json']);
  });

  it('that is empty counts as not set', () => {
    expect(loadConfig(written('log: { level: warn }\n'), { SPANCOST_LOG_LEVEL: '' }).log.level).toBe('warn');
  });

  it.each([
    ['SPANCOST_LISTEN_PORT', '70000', 'write a port, 0 to 65535'],
    ['SPANCOST_LISTEN_PORT', 'tcp://10.0.0.1:4318', 'write a port, 0 to 65535'],
    ['SPANCOST_LIMITS_BODY', '4MB', '"4MB" is not a size such as 512KiB or 4MiB'],
    ['SPANCOST_LIMITS_BODY', '2GiB', '"2GiB" is not a size from 1B to 1GiB'],
    ['SPANCOST_LIMITS_VALUES', '0', 'write a whole number from 1 to 100000000'],
    ['SPANCOST_LIMITS_VALUES', '1e3', 'write a whole number from 1 to 100000000'],
    ['SPANCOST_LOG_LEVEL', 'loud', 'write silent, fatal, error, warn, info or debug'],
    ['SPANCOST_METRICS_TIME_ZONE', 'Mars', 'write an IANA time zone'],
    ['SPANCOST_METRICS_SCRAPE_INTERVAL', '501h', 'is not a length of time from 1ms to 500h'],
    ['SPANCOST_FORWARD_TRACES_ENDPOINT', 'tempo:4318', 'write the full URL'],
  ])('%s that is "%s" is refused by its name', (name, value, advice) => {
    expect(() => loadConfig(written(''), { [name]: value })).toThrow(`${name} is "${value}"; ${advice.startsWith('is') ? '' : advice}`);
    expect(() => loadConfig(written(''), { [name]: value })).toThrow(advice);
  });

  it('whose section lacks what it must have says which variable to set as well', () => {
    expect(() => loadConfig(undefined, { SPANCOST_FORWARD_TRACES_TIMEOUT: '5s' })).toThrow(
      'forward.traces.endpoint: write the full URL, such as http://tempo:4318/v1/traces; ' +
        'it is needed because SPANCOST_FORWARD_TRACES_TIMEOUT is set: set SPANCOST_FORWARD_TRACES_ENDPOINT as well',
    );
  });
});

describe('a variable that sets nothing', () => {
  it.each([
    ['SPANCOST_LISTEN_PROT', 'SPANCOST_LISTEN_PROT sets nothing; did you mean SPANCOST_LISTEN_PORT?'],
    ['SPANCOST_LEDGER', 'SPANCOST_LEDGER sets nothing; docs/configuration.md lists the variables'],
    ['SPANCOST_Log_Levle', 'SPANCOST_Log_Levle sets nothing; did you mean SPANCOST_LOG_LEVEL?'],
  ])('%s is warned of', (name, warning) => {
    expect(unknownVariables({ [name]: 'x' })).toEqual([warning]);
  });

  it.each([
    'SPANCOST_SERVICE_HOST',
    'SPANCOST_SERVICE_PORT_OTLP',
    'SPANCOST_PORT',
    'SPANCOST_PORT_4318_TCP_ADDR',
    'SPANCOST_API_PORT_80_TCP',
  ])('%s is what Kubernetes sets for a Service', (name) => {
    expect(unknownVariables({ [name]: 'x' })).toEqual([]);
  });

  it('may be one of applications and of the command line; these are all that the sources read', () => {
    const root = join(import.meta.dirname, '../../..');
    const read = execFileSync('git', ['grep', '-hE', '(env|Env|VARIABLE|spancost =).*SPANCOST_[A-Z_]+', '--', ':(glob)packages/*/src/**'], {
      cwd: root,
      encoding: 'utf8',
    }).matchAll(/(?<=['.])SPANCOST_[A-Z_]+/g);
    const names = new Set([...read].map(([name]) => name).filter((name) => !VARIABLES.some((variable) => variable.name === name)));
    expect([...names].toSorted()).toEqual(expect.arrayContaining([...OTHER_VARIABLES]));
    expect([...names].filter((name) => !OTHER_VARIABLES.includes(name))).toEqual([]);
  });
});
