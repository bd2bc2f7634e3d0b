import { z } from 'zod';
import type { ValueType } from './value-type.ts';

const ADDRESS = 'write one plain e-mail address, such as spancost@example.com';
const SERVER = 'write host and port, such as mail.example.com:587';

/** One address without a name in front of it. */
export const mailAddress: ValueType<string> = {
  name: 'e-mail address',
  schema: z.email({ error: ADDRESS }),
  json: { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' },
  fromText: (text) => text,
};

/** A server of another kind than HTTP's. */
export const hostAndPort: ValueType<string> = {
  name: 'host and port',
  schema: z.string(SERVER).regex(/^(?:[a-z\d._-]+|\[[\da-f:]+\]):\d{1,5}$/i, SERVER),
  json: { type: 'string', pattern: ':\\d{1,5}$' },
  fromText: (text) => text,
};
