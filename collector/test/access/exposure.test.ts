import { request } from 'node:http';
import { ConfigError, startCollector, type CollectorConfig } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { isLoopbackAddress } from '../../src/access/loopback.ts';
import { checkExposure, checkListening } from '../../src/config/check-exposure.ts';
import { runCollector, testConfig } from '../running-collector.ts';
import { recordingLogger } from './recording-logger.ts';
import { authOf, testToken } from './tokens.ts';

const at = (host: string): CollectorConfig => testConfig({ listen: { host, port: 0 } });

describe('without tokens', () => {
  it.each([
    '0.0.0.0',
    '::',
    '[::]',
    '0',
    '0x0',
    '::ffff:0.0.0.0',
    '::ffff:10.0.0.1',
    '::ffff:a00:1',
    '192.168.1.5',
    '128.0.0.1',
    '169.254.1.1',
    'fe80::1',
    '::2',
    '',
  ])('a collector does not start on "%s"', async (host) => {
    const starting = startCollector(at(host));
    await expect(starting).rejects.toThrow(ConfigError);
    await expect(starting).rejects.toThrow(/there are no tokens: anyone who reaches.*Add auth\.tokens.*or listen on 127\.0\.0\.1/);
  });

  it.each(['127.0.0.1', '127.0.0.9', '127.1', 'localhost', 'LOCALHOST', '::ffff:127.0.0.1', '::ffff:7f00:1'])(
    'a collector starts on "%s", which is its own machine',
    async (host) => {
      const collector = await runCollector({ listen: { host, port: 0 } });
      expect((await collector.get('/healthz')).status).toBe(200);
    },
  );

  it('a collector on localhost says which port is taken when there is none left', async () => {
    const collector = await runCollector({ listen: { host: 'localhost', port: 0 } });
    const { hostname, port } = new URL(collector.url);
    const second = { host: hostname.replaceAll(/[[\]]/g, ''), port: Number(port) };
    await expect(startCollector(testConfig({ listen: second }))).rejects.toThrow(new RegExp(`:${port} is taken by another process`));
  });

  it('a name that resolves to another address besides loopback is refused, whatever the name', async () => {
    const resolve = (): Promise<readonly string[]> => Promise.resolve(['127.0.0.1', '10.1.2.3']);
    await expect(checkExposure(at('localhost'), resolve)).rejects.toThrow(
      'listen.host is localhost, which is 10.1.2.3, and there are no tokens',
    );
    await expect(checkExposure(at('localhost'), () => Promise.resolve(['::1', '127.0.0.1']))).resolves.toBeUndefined();
  });

  it('what is really listened on is looked at as well, so that a name that changes its mind opens nothing', () => {
    expect(() => checkListening(at('localhost'), ['127.0.0.1', '::'])).toThrow(ConfigError);
    expect(() => checkListening(at('localhost'), ['127.0.0.1', '::1'])).not.toThrow();
  });

  it.each([
    ['127.0.0.1', 200],
    ['localhost:4318', 200],
    ['LocalHost.', 200],
    ['shop.localhost', 200],
    ['[::1]:80', 200],
    ['evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost.evil.example:4318', 403],
    ['10.0.0.1', 403],
    ['[::2]', 403],
  ])('a request for the host "%s", as a page that lets its name point here sends it, is answered %i', async (host, status) => {
    const collector = await runCollector();
    const answered = await new Promise<number | undefined>((resolve, reject) => {
      request(`${collector.url}/api/v1/stats`, { headers: { host } }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(answered).toBe(status);
    expect(await collector.sample('spancost_refused_requests_total', { reason: 'host' })).toBe(status === 403 ? 1 : 0);
  });
});

it('with tokens, a collector that others reach without TLS warns, and on loopback it does not', async () => {
  const warnings = async (host: string): Promise<readonly string[]> => {
    const { logger, lines } = recordingLogger('warn');
    await runCollector({ listen: { host, port: 0 }, auth: authOf(testToken({ role: 'admin' })) }, { logger });
    return lines;
  };
  expect(await warnings('127.0.0.1')).toEqual([]);
  const [warning] = await warnings('0.0.0.0');
  expect(warning).toContain('there is no tls: tokens and telemetry cross the network in clear');
  expect(warning).toContain('Set tls.cert and tls.key');
});

it.each([
  ['127.0.0.1', true],
  ['127.255.255.254', true],
  ['::1', true],
  ['0:0:0:0:0:0:0:1', true],
  ['::ffff:127.0.0.1', true],
  ['::ffff:128.0.0.1', false],
  ['::127.0.0.1', false],
  ['::', false],
  ['126.255.255.255', false],
  ['localhost', false],
  ['', false],
])('the address "%s" is loopback: %s', (address, expected) => {
  expect(isLoopbackAddress(address)).toBe(expected);
});
