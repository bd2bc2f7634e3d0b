import type { CollectorConfig } from '../config.ts';
import type { Group } from '../declaration/option.ts';
import { oneOf } from '../declaration/value-types.ts';

export const LOG: Group<CollectorConfig['log']> = {
  key: 'log',
  description: 'What is written to standard output, one JSON object a line.',
  members: {
    level: {
      key: 'level',
      type: oneOf('silent', 'fatal', 'error', 'warn', 'info', 'debug'),
      default: 'info',
      description: 'The least severe that is written.',
      live: true,
    },
  },
};
