import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect as connectPlain } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { once } from 'node:events';
import { ConfigError, startCollector, type TlsConfig } from '@spancost/collector';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { GPT5, span, traces } from '../otlp-json.ts';
import { runCollector, temporaryFolder, testConfig, type RunningCollector } from '../running-collector.ts';
import { Authority, type Certificate } from './certificates.ts';
import { recordingLogger } from './recording-logger.ts';
import { authOf, testToken } from './tokens.ts';

const admin = testToken({ role: 'admin' });

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
  readonly certificate: string;
}

function ask(url: string, options: ConnectionOptions, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { ...admin.bearer, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const asked = request(url, { ...options, agent: false, headers, method: body === undefined ? 'GET' : 'POST' }, (response) => {
      const certificate = (response.socket as TLSSocket).getPeerCertificate().subject.CN;
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => resolve({ status: response.statusCode, body: text, certificate: String(certificate) }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** A collector over TLS, and the authority that its certificate comes from. */
async function overTls(
  tls: Partial<TlsConfig> = {},
): Promise<{ readonly collector: RunningCollector; readonly ca: Buffer; readonly files: Certificate }> {
  const authority = new Authority(temporaryFolder(), 'authority');
  const files = authority.issue();
  const collector = await runCollector({ tls: { ...files, ...tls }, auth: authOf(admin) });
  return { collector, ca: readFileSync(authority.cert), files };
}

describe('a collector with tls', () => {
  it('speaks HTTPS by its certificate, and nothing else on that port', async () => {
    const { collector, ca } = await overTls();
    expect(collector.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect((await ask(`${collector.url}/v1/traces`, { ca }, JSON.stringify(traces([span({ attributes: GPT5 })])))).status).toBe(200);
    const { body } = await ask(`${collector.url}/api/v1/stats`, { ca });
    expect(JSON.parse(body)).toMatchObject({ total_requests: 1, cost_usd: '0.00325' });
    await expect(ask(`${collector.url}/healthz`, {})).rejects.toThrow(/self-signed certificate|unable to/);
    const socket = connectPlain(Number(new URL(collector.url).port), '127.0.0.1');
    socket.write('GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n');
    socket.on('error', () => undefined);
    const answers: Buffer[] = [];
    socket.on('data', (chunk) => answers.push(chunk));
    await once(socket, 'close');
    expect(Buffer.concat(answers).toString('latin1')).not.toContain('HTTP/1.1 200');
  });

  it("takes what OpenTelemetry's own exporter sends over https", async () => {
    const { collector, ca } = await overTls();
    const exporter = new OTLPTraceExporter({ url: `${collector.url}/v1/traces`, headers: { ...admin.bearer }, httpAgentOptions: { ca } });
    const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
    onTestFinished(() => provider.shutdown());
    provider.getTracer('test').startSpan('chat gpt-5', { attributes: GPT5 }).end();
    await provider.forceFlush();
    const { body } = await ask(`${collector.url}/api/v1/stats`, { ca });
    expect(JSON.parse(body)).toMatchObject({ total_requests: 1, cost_usd: '0.00325' });
  });

  it.each([
    ['TLSv1.1', false],
    ['TLSv1.2', true],
    ['TLSv1.3', true],
  ] as const)('spoken to in %s at most agrees: %s', async (version, agrees) => {
    const { collector, ca } = await overTls();
    const asked = ask(`${collector.url}/healthz`, { ca, minVersion: 'TLSv1', maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' });
    if (agrees) expect((await asked).status).toBe(200);
    else await expect(asked).rejects.toThrow(/protocol version|wrong version|alert/i);
  });

  it(
    'takes a certificate that is renewed on disk without a restart, and keeps the old one while the new cannot be used',
    { timeout: 20_000 },
    async () => {
      const folder = temporaryFolder();
      const authority = new Authority(folder, 'authority');
      const [first, second] = [authority.issue(), authority.issue()];
      const tls = { cert: join(folder, 'tls.crt'), key: join(folder, 'tls.key') };
      const install = (from: Certificate): void => {
        copyFileSync(from.cert, tls.cert);
        copyFileSync(from.key, tls.key);
      };
      install(first);
      const { logger, lines } = recordingLogger('info');
      const collector = await runCollector({ tls, auth: authOf(admin) }, { logger });
      const ca = readFileSync(authority.cert);
      const shown = async (): Promise<string> => (await ask(`${collector.url}/healthz`, { ca })).certificate;
      expect(await shown()).toBe('issued-1');
      // Of a pair that is written one after the other, only the certificate is there yet.
      copyFileSync(second.cert, tls.cert);
      await vi.waitFor(() => expect(lines.join('')).toContain('the one that was in use before stays'), { timeout: 8000 });
      expect(lines.join('')).toContain('does not belong to the certificate');
      expect(await shown()).toBe('issued-1');
      install(second);
      await vi.waitFor(async () => expect(await shown()).toBe('issued-2'), { timeout: 8000 });
    },
  );

  it('with client_ca lets in who has a certificate of that authority, and still asks for a token', async () => {
    const clients = new Authority(temporaryFolder(), 'clients');
    const strangers = new Authority(temporaryFolder(), 'strangers');
    const { collector, ca } = await overTls({ clientCa: clients.cert });
    const as = (from: Certificate): ConnectionOptions => ({ ca, cert: readFileSync(from.cert), key: readFileSync(from.key) });
    expect((await ask(`${collector.url}/api/v1/stats`, as(clients.issue()))).status).toBe(200);
    await expect(ask(`${collector.url}/healthz`, { ca })).rejects.toThrow();
    await expect(ask(`${collector.url}/healthz`, as(strangers.issue()))).rejects.toThrow();
  });

  it.each([
    ['has sent nothing at all', 'tcp'],
    ['has agreed on TLS and sent nothing', 'tls'],
  ] as const)('ends at once although a client %s', async (_, kind) => {
    const { collector, ca } = await overTls();
    const port = Number(new URL(collector.url).port);
    const socket = kind === 'tcp' ? connectPlain(port, '127.0.0.1') : connect({ port, host: '127.0.0.1', ca });
    socket.on('error', () => undefined);
    await once(socket, kind === 'tcp' ? 'connect' : 'secureConnect');
    const begun = performance.now();
    await collector.close();
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});

describe('files of tls that cannot be used', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-tls-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const authority = new Authority(folder, 'authority');
  const [one, other] = [authority.issue(), authority.issue()];
  const text = join(folder, 'text.pem');
  writeFileSync(text, 'not a certificate\n');
  const locked = join(folder, 'locked.key');
  execFileSync('openssl', ['pkey', '-in', one.key, '-out', locked, '-aes256', '-passout', 'pass:secret']);

  it.each([
    [
      'a certificate that is not there',
      { ...one, cert: '/nowhere/tls.crt' },
      /^\/nowhere\/tls\.crt: tls\.cert: there is no such file; check the path$/,
    ],
    ['a key that is not there', { ...one, key: '/nowhere/tls.key' }, /^\/nowhere\/tls\.key: tls\.key: there is no such file/],
    ['a folder for a file', { ...one, cert: folder }, /tls\.cert: it cannot be read \(EISDIR\); check who may read it/],
    ['a certificate that is none', { ...one, cert: text }, /text\.pem: tls\.cert: this file is no certificate in PEM/],
    ['a key that is none', { ...one, key: text }, /text\.pem: tls\.key: this file is no private key in PEM without a passphrase/],
    ['a key with a passphrase', { ...one, key: locked }, /locked\.key: tls\.key: this file is no private key in PEM without a passphrase/],
    ['a key of another certificate', { ...one, key: other.key }, /tls\.key: this file does not belong to the certificate in tls\.cert/],
    ['an authority that is none', { ...one, clientCa: text }, /text\.pem: tls\.client_ca: this file is no certificate in PEM/],
  ])('end the start with what is wrong: %s', async (_, tls, says) => {
    const starting = startCollector(testConfig({ tls }));
    await expect(starting).rejects.toThrow(ConfigError);
    await expect(starting).rejects.toThrow(says);
  });
});
