import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** An authority that is made for a test, by openssl, and what it vouches for. */
export class Authority implements Certificate {
  readonly cert: string;
  readonly key: string;
  readonly #folder: string;
  #made = 0;

  constructor(folder: string, name: string) {
    this.#folder = folder;
    this.cert = join(folder, `${name}.crt`);
    this.key = join(folder, `${name}.key`);
    openssl('req', '-x509', ...newKey(this.key), '-out', this.cert, '-days', '2', '-subj', `/CN=${name}`);
  }

  /** A certificate for this machine, as a server's or a client's. */
  issue(): Certificate {
    this.#made += 1;
    const file = (ending: string): string => join(this.#folder, `issued-${this.#made}.${ending}`);
    openssl('req', ...newKey(file('key')), '-out', file('csr'), '-subj', `/CN=issued-${this.#made}`);
    writeFileSync(file('ext'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
    const by = ['-CA', this.cert, '-CAkey', this.key, '-CAcreateserial'];
    openssl('x509', '-req', '-in', file('csr'), ...by, '-out', file('crt'), '-days', '1', '-extfile', file('ext'));
    return { cert: file('crt'), key: file('key') };
  }
}

function newKey(file: string): readonly string[] {
  return ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', file];
}

function openssl(...args: readonly string[]): void {
  execFileSync('openssl', args, { stdio: 'ignore' });
}
