import { DEFAULT_CONFIG } from '@spancost/collector';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { warnOfAccess } from '../../src/access/warn-of-access.ts';
import { temporaryFolder } from '../running-collector.ts';
import { Authority } from './certificates.ts';
import { recordingLogger } from './recording-logger.ts';
import { authOf, testToken } from './tokens.ts';

const DAY_MS = 86_400_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What is warned of on each of so many days. */
function warningsOf(days: number, options: Omit<Parameters<typeof warnOfAccess>[0], 'log' | 'now'>): readonly (readonly string[])[] {
  const { logger, lines } = recordingLogger('warn');
  const end = warnOfAccess({ ...options, log: logger, now: Date.now });
  const warned: string[][] = [];
  for (let day = 0; day < days; day += 1) {
    warned.push(lines.splice(0));
    vi.advanceTimersByTime(DAY_MS);
  }
  end();
  lines.length = 0;
  vi.advanceTimersByTime(2 * DAY_MS);
  expect(lines).toEqual([]);
  return warned;
}

it('a token is warned of from 14 days before it expires, every day, by its name', () => {
  const config = { ...DEFAULT_CONFIG, auth: authOf(testToken({ role: 'viewer', tenant: 'acme', expiresAt: Date.now() + 15.5 * DAY_MS })) };
  const warned = warningsOf(4, { config, addresses: ['127.0.0.1'] });
  expect(warned.map((lines) => lines.length)).toEqual([0, 0, 1, 1]);
  expect(warned[2]?.[0]).toContain('"token":"acme-viewer');
});

it('a certificate that ends tomorrow is warned of every day, and plain HTTP that others reach once', () => {
  const authority = new Authority(temporaryFolder(), 'authority');
  const config = { ...DEFAULT_CONFIG, auth: authOf(testToken({ role: 'viewer' })) };
  const ends = warningsOf(2, { config: { ...config, tls: authority.issue() }, addresses: ['0.0.0.0'] });
  expect(ends.flat().map((line) => line.includes('the certificate has ended or soon will; renew it on disk'))).toEqual([true, true]);
  const plain = warningsOf(2, { config, addresses: ['127.0.0.1', '10.0.0.1'] });
  expect(plain.map((lines) => lines.map((line) => line.includes('there is no tls')))).toEqual([[true], []]);
});
