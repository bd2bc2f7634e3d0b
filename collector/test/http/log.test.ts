import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { limitRepeats } from '../../src/http/limit-repeats.ts';
import { logOptions } from '../../src/http/log-options.ts';
import { sha256 } from '../reload/followed-collector.ts';
import { span, traces } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';

type Line = Record<string, unknown>;

function logger(now: () => number = Date.now): { readonly log: pino.Logger; readonly lines: Line[] } {
  const lines: Line[] = [];
  return {
    lines,
    log: pino(logOptions('info', now) as pino.LoggerOptions, { write: (line: string) => void lines.push(JSON.parse(line) as Line) }),
  };
}

describe('a line of the log', () => {
  it('is one JSON object with its level as a word, its time in ISO 8601, and what differs in fields', () => {
    const { log, lines } = logger(() => Date.UTC(2026, 10, 22, 12));
    log.warn({ options: ['environment'] }, 'they take a restart');
    expect(lines).toEqual([
      {
        level: 'warn',
        time: '2026-11-22T12:00:00.000Z',
        pid: process.pid,
        hostname: expect.any(String),
        options: ['environment'],
        msg: 'they take a restart',
      },
    ]);
  });

  it('is written ten times a minute at most, and then says how often it was not: 90 of 100, and information never is', () => {
    let at = 0;
    const { log, lines } = logger(() => at);
    for (let time = 0; time < 100; time += 1) {
      log.warn({ signal: 'traces', time }, 'a request was not handed on');
      log.info({ time }, 'another price book is in force');
    }
    log.warn({ signal: 'metrics' }, 'a request was not handed on');
    const warned = () => lines.filter(({ level, signal }) => level === 'warn' && signal === 'traces');
    expect(warned()).toHaveLength(10);
    expect(lines.filter(({ level }) => level === 'info')).toHaveLength(100);
    expect(lines.filter(({ signal }) => signal === 'metrics')).toHaveLength(1);
    at = 60_000;
    log.warn({ signal: 'traces', time: 100 }, 'a request was not handed on');
    expect(warned().at(-1)).toMatchObject({ time: 100, suppressed: 90, msg: 'a request was not handed on' });
    at = 120_000;
    log.warn({ signal: 'traces', time: 101 }, 'a request was not handed on');
    expect(warned().at(-1)).not.toHaveProperty('suppressed');
  });

  it('of a refused request is limited by its reason, below a warning too', () => {
    const lines: Line[] = [];
    const hooks = { logMethod: limitRepeats({ most: 2, windowMs: 1000, alsoLimited: ['a request was refused'], now: () => 0 }) };
    const log = pino({ level: 'info', hooks }, { write: (line: string) => void lines.push(JSON.parse(line) as Line) });
    for (let time = 0; time < 5; time += 1) {
      log.info({ reason: 'rate_limit' }, 'a request was refused');
      log.info({ reason: 'token' }, 'a request was refused');
    }
    expect(lines.map(({ reason }) => reason)).toEqual(['rate_limit', 'token', 'rate_limit', 'token']);
  });
});

it('nothing that is sent is in the log: no prompt, no token, whatever is wrong with the request', async () => {
  const { log, lines } = logger();
  const auth = { tokens: [{ name: 'apps', role: 'ingest' as const, sha256: sha256('hunter2') }] };
  const collector = await runCollector({ auth }, { logger: log });
  const json = { 'content-type': 'application/json' };
  const content = { 'gen_ai.input.messages': 'a secret prompt', 'gen_ai.usage.input_tokens': -5 };
  const statuses = [];
  for (const token of ['hunter2', 'hunter3', 'secret token']) {
    const headers = { ...json, authorization: `Bearer ${token}` };
    statuses.push((await collector.send('traces', traces([span({ attributes: content })]), headers)).status);
    statuses.push((await collector.post('/v1/traces', '{"secret prompt', headers)).status);
    statuses.push((await collector.get('/api/v1/usage?secret=prompt', headers)).status);
  }
  expect(new Set(statuses)).toEqual(new Set([200, 400, 401, 403]));
  expect(JSON.stringify(lines)).not.toMatch(/secret|hunter/);
  expect(lines.length).toBeGreaterThan(0);
});

it('a request that the collector fails to answer is told by an id that its log has as well', async () => {
  const { log, lines } = logger();
  const collector = await runCollector({}, { logger: log, clock: () => Number.NaN });
  const response = await collector.get('/api/v1/stats');
  expect(response.status).toBe(500);
  const id = response.headers.get('x-request-id');
  expect(id).toMatch(/^[\da-f-]{36}$/);
  expect(lines.find(({ reqId }) => reqId === id)).toMatchObject({
    level: 'error',
    msg: 'request failed',
    err: { message: expect.any(String) },
  });
});
