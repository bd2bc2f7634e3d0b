import type { Meter } from './meters.ts';
import type { MeterQuantities } from './quantities.ts';

/** What tokens are counted as where a meter each would be too many: in the ledger's columns, in the labels of metrics. */
export type TokenType = 'input' | 'cache_read' | 'cache_write' | 'cache_write_5m' | 'cache_write_1h' | 'output' | 'unsplit';

/** The types, in the order in which they are shown; `unsplit` is of calls of which only the total is known. */
export const TOKEN_TYPES: readonly TokenType[] = [
  'input',
  'cache_read',
  'cache_write',
  'cache_write_5m',
  'cache_write_1h',
  'output',
  'unsplit',
];

/** Tokens by type; every token of a call is in exactly one. */
export type TokenCounts = Readonly<Record<TokenType, number>>;

const TYPE_OF: Readonly<Partial<Record<Meter, TokenType>>> = {
  input: 'input',
  input_audio: 'input',
  input_image: 'input',
  input_video: 'input',
  cache_read: 'cache_read',
  cache_read_audio: 'cache_read',
  cache_read_image: 'cache_read',
  cache_read_video: 'cache_read',
  cache_write: 'cache_write',
  cache_write_30m: 'cache_write',
  cache_write_12h: 'cache_write',
  cache_write_5m: 'cache_write_5m',
  cache_write_1h: 'cache_write_1h',
  output: 'output',
  output_audio: 'output',
  output_image: 'output',
  reasoning: 'output',
  citation: 'input',
  total: 'unsplit',
};

/** The tokens of a call by type, whatever their modality. */
export function tokensByType(quantities: MeterQuantities): TokenCounts {
  const counts: Record<TokenType, number> = {
    input: 0,
    cache_read: 0,
    cache_write: 0,
    cache_write_5m: 0,
    cache_write_1h: 0,
    output: 0,
    unsplit: 0,
  };
  for (const name in quantities) {
    const meter = name as Meter;
    const type = TYPE_OF[meter];
    if (type !== undefined) counts[type] += quantities[meter] ?? 0;
  }
  return counts;
}
