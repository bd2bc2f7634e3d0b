import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, DEFAULT_CONFIG, loadConfig, type CollectorConfig } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../running-collector.ts';

/** The file's path and what it is loaded as. */
function load(text: string, env: Record<string, string> = {}): { readonly file: string; readonly config: () => CollectorConfig } {
  const file = join(temporaryFolder(), 'spancost.yaml');
  writeFileSync(file, text);
  return { file, config: () => loadConfig(file, env) };
}

function errorOf(load: () => unknown): ConfigError {
  try {
    load();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const FULL = `
listen: { host: 0.0.0.0, port: 4319 }
ledger:
  path: data/ledger.duckdb
forward:
  traces:
    endpoint: http://tempo:4318/v1/traces
    headers: { x-scope: team }
    timeout: 5s
    concurrency: 4
  metrics: { endpoint: "https://prometheus/api/v1/otlp/v1/metrics" }
metrics: { scrape_interval: 30s, time_zone: Europe/Berlin }
limits: { body: 1MiB, decompressed_body: 2MiB, values: 5000, label_values: 50, clock_tolerance: 1m, waiting_reports: 100 }
budgets:
  - name: team
    amount_usd: 1234567890123.10
    period: monthly
  - { name: chat, amount_usd: "0.10", period: daily, time_zone: America/New_York, scope: { feature: chat, tenant: acme } }
features: { chat: Support chat }
auth:
  tokens:
    - { name: apps, sha256: ${'AB'.repeat(32)}, role: ingest }
prices:
  sync: { from: lists/upstream.json, every: 6h }
environment: staging
log: { level: warn }
`;

const TRACES = 'forward:\n  traces:\n    endpoint: http://tempo:4318/v1/traces\n';

/** Ten tens of tens. */
const BOMB = ['a', 'b', 'c'].reduce(
  (text, level, index) =>
    `${text}${level}: &${level} [${Array(10)
      .fill(index === 0 ? 'x' : `*${'ab'[index - 1]}`)
      .join()}]\n`,
  'log: { level: info }\n',
);

describe('spancost.yaml', () => {
  it('without a file is the defaults: loopback, port 4318, a ledger below the working directory', () => {
    expect(loadConfig(undefined, {})).toEqual(DEFAULT_CONFIG);
  });

  it('with every key is read, amounts as they are written and paths relative to the file', () => {
    const { file, config } = load(FULL);
    const { pricer, ...rest } = config();
    expect(pricer.book.id).toBe('list');
    expect(rest).toMatchObject({
      listen: { host: '0.0.0.0', port: 4319 },
      ledger: { path: join(file, '../data/ledger.duckdb') },
      forward: {
        traces: { endpoint: 'http://tempo:4318/v1/traces', headers: { 'x-scope': 'team' }, timeoutMs: 5000, concurrency: 4 },
        metrics: { endpoint: 'https://prometheus/api/v1/otlp/v1/metrics', headers: {}, timeoutMs: 10_000, concurrency: 30 },
      },
      metrics: { scrapeIntervalMs: 30_000, timeZone: 'Europe/Berlin', topUsers: 50, topTenants: 50 },
      limits: {
        bodyBytes: 1_048_576,
        decompressedBodyBytes: 2_097_152,
        values: 5000,
        labelValues: 50,
        clockToleranceMs: 60_000,
        waitingReports: 100,
      },
      budgets: [
        { name: 'team', amountUsd: '1234567890123.10', period: 'monthly', timeZone: 'Europe/Berlin', scope: {} },
        { name: 'chat', amountUsd: '0.10', period: 'daily', timeZone: 'America/New_York', scope: { feature: 'chat', tenant: 'acme' } },
      ],
      features: { chat: 'Support chat' },
      auth: { tokens: [{ name: 'apps', sha256: 'ab'.repeat(32), role: 'ingest' }] },
      prices: { sync: { from: join(file, '../lists/upstream.json'), everyMs: 21_600_000 } },
      environment: 'staging',
      log: { level: 'warn' },
    });
  });

  it.each(['https://example.com/prices.json', 'http://127.0.0.1:8080/prices.json', 'http://[::1]:8080/p', 'http://localhost/p'])(
    'takes prices from %s, once a day unless it says otherwise',
    (from) => {
      expect(load(`prices: { sync: { from: "${from}" } }\n`).config().prices).toEqual({ sync: { from, everyMs: 86_400_000 } });
    },
  );

  it('that is empty, or only comments, is the defaults', () => {
    expect(load('').config()).toEqual(DEFAULT_CONFIG);
    expect(load('# nothing yet\n').config()).toEqual(DEFAULT_CONFIG);
  });

  it.each([
    ['an unknown key', 'listen:\n  prot: 1\n', '2:3', 'listen: unknown key "prot"; did you mean "port"?'],
    ['an unknown section', 'budget: []\n', '1:1', 'unknown key "budget"; did you mean "budgets"?'],
    ['a key that resembles none', 'metrics:\n  zzz: 1\n', '2:3', 'unknown key "zzz"; known keys are scrape_interval, time_zone'],
    ['a port of text', 'listen:\n  host: localhost\n  port: http\n', '3:3', 'listen.port: write a port, 0 to 65535'],
    [
      'a period nobody knows',
      'budgets:\n  - name: a\n    amount_usd: 1\n    period: hourly\n',
      '4:5',
      'budgets.0.period: write daily, weekly, monthly, quarterly, yearly, interval or fixed',
    ],
    ['a time zone nobody knows', 'metrics: { time_zone: Europe/Berln }\n', '1:12', 'metrics.time_zone: write an IANA time zone'],
    ['a negative amount', 'budgets:\n  - { name: a, period: daily, amount_usd: -5 }\n', '2:31', 'write a plain decimal amount'],
    ['an amount of zero', 'budgets:\n  - { name: a, period: daily, amount_usd: 0.00 }\n', '2:31', 'write an amount above zero'],
    [
      'an amount in scientific notation',
      'budgets:\n  - { name: a, period: daily, amount_usd: 1e3 }\n',
      '2:31',
      'write a plain decimal amount',
    ],
    [
      'a budget without an amount',
      'budgets:\n  - { name: a, period: daily }\n',
      '2:5',
      'budgets.0.amount_usd: write an amount in US dollars',
    ],
    [
      'two budgets of one name',
      'budgets:\n  - &b { name: a, period: daily, amount_usd: 1 }\n  - *b\n',
      '3:5',
      'budgets.1.name: another budget before it is called "a" as well',
    ],
    [
      "a third budget of the first one's name",
      'budgets:\n  - { name: a, period: daily, amount_usd: 1 }\n  - { name: b, period: daily, amount_usd: 1 }\n  - { period: daily, name: a, amount_usd: 1 }\n',
      '4:22',
      'give each a name of its own',
    ],
    ['an alias of nothing', 'log: { level: info }\nenvironment: *nope\n', '2:14', '*nope refers to &nope, which is not set before it'],
    ['an alias before its anchor', 'environment: *late\nledger: { path: &late a }\n', '1:14', 'put a text that begins with * in quotes'],
    ['aliases that multiply to 1,000', BOMB, '4:35', 'write the values out'],
    ['a list that contains itself', 'budgets: &all [*all]\n', '1:16', 'budgets.0: '],
    ['a second document', 'environment: a\n---\nenvironment: b\n', '2:1', 'a second document begins here'],
    ['a header name with a space', `${TRACES}    headers:\n      x-a: b\n      "a b": x\n`, '6:7', 'is not the name of an HTTP header'],
    ['a header value with a line break', `${TRACES}    headers: { x-a: "b\\nc" }\n`, '4:16', 'cannot have'],
    ["a header that is the collector's", `${TRACES}    headers: { Content-Type: text/plain }\n`, '4:16', 'sets this header itself'],
    ['a time without a unit', 'metrics:\n  scrape_interval: 15\n', '2:3', 'write a length of time such as 500ms, 15s'],
    ['a size of another kind', 'limits:\n  body: 4MB\n', '2:3', '"4MB" is not a size such as 512KiB or 4MiB'],
    ['an endpoint without a scheme', 'forward:\n  traces:\n    endpoint: tempo:4318\n', '3:5', 'write the full URL'],
    ['a token in clear', 'auth:\n  tokens:\n    - { name: a, sha256: secret, role: admin }\n', '3:18', '64 hexadecimal digits'],
    ['prices over plain http', 'prices:\n  sync:\n    from: http://example.com/p.json\n', '3:5', 'by https only'],
    ['prices by another protocol', 'prices:\n  sync:\n    from: ftp://example.com/p.json\n', '3:5', 'by https only'],
    ['a password in a URL', 'prices:\n  sync:\n    from: https://me:secret@example.com/p\n', '3:5', 'user or password'],
    ['YAML that is none', 'listen:\n  host: [1, 2\n', '3:1', 'not valid YAML'],
    ['a list instead of sections', '- a\n- b\n', '1:1', 'write keys and values, such as { key: value }'],
  ])('with %s is refused at its line and column', (_, text, place, problem) => {
    const { file, config } = load(text);
    const { message, position } = errorOf(config);
    expect(message).toContain(`${file}:${place}: `);
    expect(message).toContain(problem);
    expect(position?.file).toBe(file);
  });

  it('that is not there is refused', () => {
    expect(() => loadConfig('/nowhere/spancost.yaml', {})).toThrow('/nowhere/spancost.yaml: there is no such file; check the path');
  });
});

describe('environment variables', () => {
  it('win over the file', () => {
    const env = { SPANCOST_LISTEN_HOST: '::1', SPANCOST_LISTEN_PORT: '0', SPANCOST_LEDGER_PATH: '/data/l.duckdb' };
    expect(load(FULL, env).config()).toMatchObject({ listen: { host: '::1', port: 0 }, ledger: { path: '/data/l.duckdb' } });
  });

  it('name the file', () => {
    const { file } = load('environment: staging\n');
    expect(loadConfig(undefined, { SPANCOST_CONFIG: file }).environment).toBe('staging');
  });

  it.each(['http', '-1', '70000', '4318 '])('with the port "%s" are refused', (port) => {
    expect(() => loadConfig(undefined, { SPANCOST_LISTEN_PORT: port })).toThrow(/SPANCOST_LISTEN_PORT is .* write a port, 0 to 65535/);
  });
});
