import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { X509Certificate } from 'node:crypto';
import type { TlsConfig } from '../config/config.ts';
import { ConfigError } from '../errors.ts';

/** What a server speaks HTTPS by. */
export interface TlsContent {
  readonly cert: Buffer;
  readonly key: Buffer;
  /** Authorities of clients. */
  readonly ca?: Buffer;
  readonly minVersion: 'TLSv1.2';
}

/** Reads the files of `tls`. @throws ConfigError naming the file, what is wrong with it and what to do. */
export function readTls({ cert, key, clientCa }: TlsConfig): TlsContent {
  const content: TlsContent = {
    cert: read('tls.cert', cert),
    key: read('tls.key', key),
    minVersion: 'TLSv1.2',
    ...(clientCa === undefined ? {} : { ca: read('tls.client_ca', clientCa) }),
  };
  check('tls.cert', cert, 'is no certificate in PEM', () => new X509Certificate(content.cert));
  const { ca } = content;
  if (clientCa !== undefined && ca !== undefined)
    check('tls.client_ca', clientCa, 'is no certificate in PEM', () => new X509Certificate(ca));
  check('tls.key', key, 'is no private key in PEM without a passphrase', () => createSecureContext({ key: content.key }));
  check('tls.key', key, `does not belong to the certificate in tls.cert (${cert})`, () => createSecureContext(content));
  return content;
}

/** When a certificate ends to be valid, in milliseconds since the epoch. */
export function certificateEnd({ cert }: TlsContent): number {
  return new X509Certificate(cert).validToDate.getTime();
}

function read(option: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const problem =
      code === 'ENOENT' ? 'there is no such file; check the path' : `it cannot be read (${code ?? String(error)}); check who may read it`;
    throw new ConfigError(`${option}: ${problem}`, { file }, { cause: error });
  }
}

function check(option: string, file: string, problem: string, use: () => unknown): void {
  try {
    use();
  } catch (error) {
    // OpenSSL's message names its routine and reason, never what is in the file.
    throw new ConfigError(
      `${option}: this file ${problem} (${error instanceof Error ? error.message : String(error)})`,
      { file },
      { cause: error },
    );
  }
}
