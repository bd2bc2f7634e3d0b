// Generated from the lists that scripts/import-prices.ts names; `npm run generate -w @spancost/prices` writes it anew.
import type { ImportedProvider } from '../imported-row.ts';

export const TYPESAFE: ImportedProvider = {
  provider: 'typesafe',
  rows: [
    ['jev-1.13.0', 'genai-prices', { input: '0.042' }, { aliases: ['jev-latest', 'jev-preview'] }],
  ],
};
