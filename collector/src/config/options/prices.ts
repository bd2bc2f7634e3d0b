import type { PricesConfig } from '../config.ts';
import type { Group } from '../declaration/option.ts';
import { duration } from '../declaration/quantities.ts';
import { path, priceSource } from '../declaration/value-types.ts';

export const PRICES: Group<PricesConfig> = {
  key: 'prices',
  description: 'Where prices come from, besides the packaged book.',
  members: {
    file: {
      key: 'file',
      type: path,
      description:
        'A price book of your own on top of the packaged one: models, overrides, contracts, default prices, aliases. Its content is read again when it changes.',
      without: 'The packaged book alone.',
      bounds: 'A book that cannot be used ends the start; later it changes nothing and is logged and counted.',
      example: './prices.yaml',
    },
    sync: {
      key: 'sync',
      description: 'Another list of prices that the book is compared with. Differences wait for a decision; nothing is applied.',
      without: 'Prices are not compared.',
      members: {
        from: {
          key: 'from',
          type: priceSource,
          required: true,
          description: 'The list: a file, or a URL; https, or http from this machine.',
          bounds: 'At most 32 MiB.',
          example: 'https://example.com/prices.json',
        },
        everyMs: { key: 'every', type: duration('1m', '500h'), default: '24h', description: 'How often it is compared.' },
      },
    },
  },
};
