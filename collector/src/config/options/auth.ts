import type { CollectorConfig } from '../config.ts';
import type { Group } from '../declaration/option.ts';
import { instant, oneOf, sha256, text } from '../declaration/value-types.ts';

export const AUTH: Group<CollectorConfig['auth']> = {
  key: 'auth',
  description: 'Who may do what.',
  members: {
    tokens: {
      key: 'tokens',
      noun: 'token',
      unique: 'name',
      description: 'Tokens, each known only by its hash. A client sends `Authorization: Bearer <token>`.',
      without: 'Everything is open, and the collector listens on loopback only.',
      live: true,
      example: [
        { name: 'applications', role: 'ingest', sha256: '0'.repeat(64) },
        { name: 'prometheus', role: 'viewer', sha256: '1'.repeat(64) },
        { name: 'acme', role: 'viewer', tenant: 'acme', expires: '2027-06-30', sha256: '2'.repeat(64) },
      ],
      members: {
        name: { key: 'name', type: text, required: true, description: 'What the log and errors call it.', example: 'applications' },
        sha256: {
          key: 'sha256',
          type: sha256('spancost tokens new prints one'),
          required: true,
          description: 'SHA-256 of the token. `spancost tokens new` makes a token and writes these lines.',
          bounds: 'Two tokens with one hash are refused.',
          example: '0'.repeat(64),
        },
        role: {
          key: 'role',
          type: oneOf('ingest', 'viewer', 'admin'),
          required: true,
          description: '`ingest` posts telemetry, `viewer` reads, `admin` does both and corrects.',
          example: 'ingest',
        },
        tenant: {
          key: 'tenant',
          type: text,
          description: 'The only tenant that it sends for, whatever the telemetry claims, and that it sees.',
          without: 'What it sends is charged to the tenant that it names, and it sees all.',
          example: 'acme',
        },
        user: {
          key: 'user',
          type: text,
          description: 'The only user that it sends for and sees, in the same way.',
          without: 'All users.',
          example: 'u-17',
        },
        expiresAt: {
          key: 'expires',
          type: instant,
          description: 'When it ends to be in force; a day alone is its beginning in UTC.',
          without: 'Never.',
          bounds: 'From then on it is answered 401. The log warns 14 days ahead.',
          example: '2027-06-30T00:00:00Z',
        },
      },
    },
  },
};
