import type { TlsConfig } from '../config.ts';
import type { Group } from '../declaration/option.ts';
import { path } from '../declaration/value-types.ts';

export const TLS: Group<TlsConfig> & { readonly without: string } = {
  key: 'tls',
  description: 'HTTPS in place of HTTP, TLS 1.2 or newer. Files that change are read again by themselves; connections stay.',
  without: 'Plain HTTP, for loopback or behind a proxy that speaks HTTPS.',
  members: {
    cert: {
      key: 'cert',
      type: path,
      required: true,
      description: 'The certificate in PEM, and behind it those that lead to a known authority.',
      bounds: 'A file that cannot be used ends the start; later the certificate before stays, and it is logged.',
      example: '/etc/spancost/tls.crt',
    },
    key: {
      key: 'key',
      type: path,
      required: true,
      description: 'Its private key in PEM, without a passphrase.',
      example: '/etc/spancost/tls.key',
    },
    clientCa: {
      key: 'client_ca',
      type: path,
      description: 'Certificates in PEM of the authorities that a certificate of every client must come from, probes included.',
      without: 'Clients need no certificate.',
      example: '/etc/spancost/clients-ca.crt',
    },
  },
};
