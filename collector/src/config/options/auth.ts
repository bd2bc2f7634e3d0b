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
        { name: 'applications', role: 'ingest', sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
        { name: 'prometheus', role: 'viewer', sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
      ],
      members: {
        name: { key: 'name', type: text, required: true, description: 'What the log calls it.', example: 'applications' },
        sha256: {
          key: 'sha256',
          type: sha256('printf %s "$TOKEN" | sha256sum'),
          required: true,
          description: 'SHA-256 of the token: `printf %s "$TOKEN" | sha256sum`.',
          example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
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
