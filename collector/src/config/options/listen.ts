import type { CollectorConfig } from '../config.ts';
import type { Group } from '../declaration/option.ts';
import { text, wholeNumber } from '../declaration/value-types.ts';

export const LISTEN: Group<CollectorConfig['listen']> = {
  key: 'listen',
  description: 'Where the collector takes requests.',
  members: {
    host: {
      key: 'host',
      type: text,
      default: '127.0.0.1',
      description: 'Address to listen on; `0.0.0.0` is every address of IPv4, `::` every one.',
      bounds: 'Any other than loopback is refused until there are `auth.tokens`.',
    },
    port: {
      key: 'port',
      type: wholeNumber(0, 65_535, 'write a port, 0 to 65535'),
      default: 4318,
      description: 'Port to listen on.',
      bounds: '0 takes a free one, which the log names.',
    },
  },
};
