import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { written } from './written.ts';

/** A budget on the second line, with these options behind name, amount and period; its first option begins at column 7. */
const budget = (rest: string, period = 'monthly'): string => `budgets:\n  - { name: a, amount_usd: 1, period: ${period}, ${rest} }\n`;

describe('a budget', () => {
  it.each([
    [
      'of a zone nobody knows',
      budget('time_zone: Europe/Berlim'),
      '2:48',
      'budgets.0.time_zone: write an IANA time zone such as Europe/Berlin',
    ],
    [
      'whose period is misspelt',
      'budgets:\n  - { name: a, amount_usd: 1, peroid: daily }\n',
      '2:31',
      'budgets.0: unknown key "peroid"; did you mean "period"?',
    ],
    ['of an empty zone', budget('time_zone: ""'), '2:48', 'write a text that is not empty'],
    [
      'scoped by what no call has',
      budget('scope: { team: a }'),
      '2:57',
      'budgets.0.scope: unknown key "team"; known keys are provider, model',
    ],
    ['scoped by a key that is misspelt', budget('scope: { tenent: a }'), '2:57', 'did you mean "tenant"?'],
    ['scoped by an empty text', budget('scope: { tenant: "" }'), '2:57', 'budgets.0.scope.tenant: write a text that is not empty'],
    ['scoped by a number', budget('scope: { user: 17 }'), '2:57', 'budgets.0.scope.user: write a text'],
    ['scoped by a text', budget('scope: acme'), '2:48', 'budgets.0.scope: write keys and values'],
    ['per what has no budget', budget('per: feature'), '2:48', 'budgets.0.per: write tenant or user'],
    [
      'per tenant and of one tenant',
      budget('per: tenant, scope: { tenant: a }'),
      '2:48',
      'scope.tenant names the one tenant whose calls count',
    ],
    ['per user and of one user', budget('scope: { user: a }, per: user'), '2:68', 'leave out either per or scope.user'],
    ['without thresholds', budget('thresholds: []'), '2:48', 'budgets.0.thresholds: write one share at least'],
    ['with one threshold alone', budget('thresholds: 0.8'), '2:48', 'budgets.0.thresholds: write a list of shares such as [0.8, 1]'],
    [
      'with thresholds that fall',
      budget('thresholds: [1, 0.8]'),
      '2:64',
      'budgets.0.thresholds.1: write shares in rising order: 0.8 before 1',
    ],
    ['with a threshold of zero', budget('thresholds: [0, 1]'), '2:61', 'write a share above zero and up to 10'],
    ['with a threshold of 0.0000', budget('thresholds: [0.0000]'), '2:61', 'write a share above zero'],
    ['with a negative threshold', budget('thresholds: [-0.5]'), '2:61', 'write a share above zero'],
    ['with a threshold in per cent', budget('thresholds: [80, 100]'), '2:61', 'write a share above zero and up to 10'],
    ['with a threshold above ten', budget('thresholds: [10.000001]'), '2:61', 'up to 10'],
    ['with seven decimals', budget('thresholds: [0.1234567]'), '2:61', 'six decimals at most'],
    ['with a threshold twice', budget('thresholds: [0.8, 0.8]'), '2:66', '0.8 is there already'],
    ['with a threshold twice, written in two ways', budget('thresholds: [0.8, 0.80]'), '2:66', '0.8 is there already'],
    ['with a word for a threshold', budget('thresholds: [half]'), '2:61', 'write a share'],
    [
      'with eleven thresholds',
      budget('thresholds: [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 1]'),
      '2:48',
      'ten shares at most',
    ],
    [
      'told to what is no address',
      budget('recipients: { email: [finance] }'),
      '2:70',
      'budgets.0.recipients.email.0: write an e-mail address',
    ],
    ['told to an address that is no list', budget('recipients: { email: a@b.example }'), '2:62', 'write a list of e-mail addresses'],
    ['told to two addresses in one', budget('recipients: { email: ["a@b.example, c@d.example"] }'), '2:70', 'write an e-mail address'],
    ['told to no URL of Slack', budget('recipients: { slack: ["#finance"] }'), '2:70', 'budgets.0.recipients.slack.0: write the full URL'],
    [
      'told to a webhook of another kind',
      budget('recipients: { webhook: [ftp://h/] }'),
      '2:72',
      'budgets.0.recipients.webhook.0: write the full URL',
    ],
    ['told by what nobody speaks', budget('recipients: { pager: [a] }'), '2:62', 'budgets.0.recipients: unknown key "pager"'],
    ['enforced by a word', budget('enforce: stop'), '2:48', 'write off, warn or block'],
    ['active by a word', budget('active: maybe'), '2:48', 'write true or false'],
    ['that is an interval without one', budget('enforce: warn', 'interval'), '2:5', 'needs interval; write interval as well'],
    ['that is monthly with an interval', budget('interval: 10m'), '2:48', 'only a budget with period interval has interval'],
    ['of too short an interval', budget('interval: 30s', 'interval'), '2:49', '"30s" is not a length of time from 1m to 24h'],
    ['of too long an interval', budget('interval: 25h', 'interval'), '2:49', '"25h" is not a length of time from 1m to 24h'],
    ['of an interval without a unit', budget('interval: 60', 'interval'), '2:49', 'write a length of time'],
    ['that is fixed without an end', budget('from: 2026-11-01', 'fixed'), '2:5', 'needs from and to; write to as well'],
    ['that is fixed without a beginning', budget('to: 2026-11-01', 'fixed'), '2:5', 'needs from and to; write from as well'],
    ['that ends before it begins', budget('from: 2026-11-02, to: 2026-11-01', 'fixed'), '2:64', 'the period ends before it begins'],
    ['that ends when it begins', budget('from: 2026-11-01, to: 2026-11-01T00:00:00Z', 'fixed'), '2:64', 'write a to that is after from'],
    ['that is monthly with an end', budget('to: 2026-11-01'), '2:48', 'only a budget with period fixed has to'],
    ['from no day', budget('from: 2026-02-30, to: 2026-11-01', 'fixed'), '2:46', 'budgets.0.from: write a day or a time with its zone'],
    [
      'from a time without a zone',
      budget('from: 2026-11-01T00:00:00, to: 2026-12-01', 'fixed'),
      '2:46',
      'write a day or a time with its zone',
    ],
    [
      'with a name of 101 characters',
      budget('').replace('name: a', `name: ${'a'.repeat(101)}`),
      '2:7',
      'write a name of 100 characters at most',
    ],
    ['with a name of two lines', budget('').replace('name: a', 'name: "a\\nb"'), '2:7', 'on one line'],
    ['with a name of spaces', budget('').replace('name: a', 'name: " "'), '2:7', 'without spaces around it'],
    ['called ..', budget('').replace('name: a', 'name: ..'), '2:7', 'not just dots'],
    [
      'of an amount below a decimal of the ledger',
      budget('').replace('amount_usd: 1', 'amount_usd: 0.000000000000000000001'),
      '2:16',
      'write a plain decimal amount',
    ],
    ['of an amount with a comma', budget('').replace('amount_usd: 1', 'amount_usd: "1,5"'), '2:16', 'write a plain decimal amount'],
    ['of no amount', budget('').replace('amount_usd: 1', 'amount_usd: .inf'), '2:16', 'write a plain decimal amount'],
  ])('%s is refused at its line and column', (_, text, place, problem) => {
    const file = written(text);
    expect(() => loadConfig(file, {})).toThrow(problem);
    expect(() => loadConfig(file, {})).toThrow(`${file}:${place}: `);
  });

  it('keeps its thresholds as decimals, each in its shortest form', () => {
    const { budgets } = loadConfig(written(budget('thresholds: [0.333333, "0.50", 1.0, 1.10, 10]')), {});
    expect(budgets[0]?.thresholds).toEqual(['0.333333', '0.5', '1', '1.1', '10']);
    expect(loadConfig(written(budget('active: true')), {}).budgets[0]?.thresholds).toEqual(['0.8', '1']);
  });

  it('may be anything that goes together', () => {
    const text = [
      'budgets:',
      '  - { name: minute, amount_usd: 0.1, period: interval, interval: 1m, scope: { tenant: a }, per: user }',
      '  - { name: offer, amount_usd: 50, period: fixed, from: 2026-11-01, to: 2026-11-01T12:00:00+01:00, active: false }',
      '  - name: Größe & Ort',
      '    amount_usd: 3',
      '    period: quarterly',
      '    time_zone: Asia/Kolkata',
      '    recipients: { email: [a@b.example], slack: ["https://hooks.slack.example/x"], webhook: ["http://h:9/x"] }',
      '    enforce: block',
      '    forecast: false',
    ].join('\n');
    expect(loadConfig(written(text), {}).budgets).toMatchObject([
      { intervalMs: 60_000, scope: { tenant: 'a' }, per: 'user', timeZone: 'UTC' },
      { from: Date.UTC(2026, 10, 1), to: Date.UTC(2026, 10, 1, 11), active: false },
      { name: 'Größe & Ort', timeZone: 'Asia/Kolkata', enforce: 'block', forecast: false, recipients: { email: ['a@b.example'] } },
    ]);
  });
});

describe('the ceiling of unpriced calls', () => {
  it.each([
    ['below zero', 'usd_per_million_tokens: -1', '1:21'],
    ['of a million', 'usd_per_million_tokens: 1000000', '1:21'],
    ['with 15 decimals', 'usd_per_call: 0.000000000000001', '1:21'],
    ['in words', 'usd_per_call: much', '1:21'],
    ['that is a truth', 'usd_per_call: true', '1:21'],
  ])('%s is refused at its line and column', (_, text, place) => {
    const file = written(`unpriced_ceiling: { ${text} }\n`);
    expect(() => loadConfig(file, {})).toThrow(`${file}:${place}: `);
    expect(() => loadConfig(file, {})).toThrow('write a plain decimal amount in US dollars from 0, below a million');
  });

  it('is $100 for a million tokens and nothing for a call unless it is written, exactly as it is', () => {
    expect(loadConfig(undefined, {}).unpricedCeiling).toEqual({ usdPerMillionTokens: '100', usdPerCall: '0' });
    const file = written('unpriced_ceiling: { usd_per_million_tokens: 0.10000000000001, usd_per_call: 0 }\n');
    expect(loadConfig(file, {}).unpricedCeiling).toEqual({ usdPerMillionTokens: '0.10000000000001', usdPerCall: '0' });
    expect(loadConfig(file, { SPANCOST_UNPRICED_CEILING_USD_PER_CALL: '0.05' }).unpricedCeiling.usdPerCall).toBe('0.05');
  });
});
