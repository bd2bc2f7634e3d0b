import type { CollectorConfig } from '../config.ts';
import type { Group } from '../declaration/option.ts';
import { oneOf, sha256, text } from '../declaration/value-types.ts';

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
      ],
      members: {
        name: { key: 'name', type: text, required: true, description: 'What the log calls it.', example: 'applications' },
        sha256: {
          key: 'sha256',
          type: sha256('printf %s "$TOKEN" | sha256sum'),
          required: true,
          description: 'SHA-256 of the token: `printf %s "$TOKEN" | sha256sum`.',
          example: '0'.repeat(64),
        },
        role: {
          key: 'role',
          type: oneOf('ingest', 'viewer', 'admin'),
          required: true,
          description: '`ingest` posts telemetry, `viewer` reads, `admin` does both and corrects.',
          example: 'ingest',
        },
      },
    },
  },
};
