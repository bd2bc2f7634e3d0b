import type { ParquetWriter } from 'hyparquet-writer';
import type { ColumnKind, LineColumn } from '../../ledger/ledger-lines.ts';

/** Decimal digits before and behind the point, and the bytes that they need: amounts are `DECIMAL(38, 20)`. */
const DECIMAL = { precision: 38, scale: 20 } as const;
const DECIMAL_BYTES = 16;

const MOMENT = {
  type: 'INT64',
  converted_type: 'TIMESTAMP_MICROS',
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
} as const;

/** The types of Parquet that stand for a kind of column. */
const TYPES = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  json: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  moment: MOMENT,
  second: MOMENT,
  flag: { type: 'BOOLEAN' },
  whole: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  usd: { type: 'FIXED_LEN_BYTE_ARRAY', type_length: DECIMAL_BYTES, converted_type: 'DECIMAL', ...DECIMAL },
  decimal: { type: 'FIXED_LEN_BYTE_ARRAY', type_length: DECIMAL_BYTES, converted_type: 'DECIMAL', ...DECIMAL },
} as const satisfies Record<ColumnKind, object>;

/** An element of a schema: its root, or a column in which everything may be missing. */
type Element = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** The schema of a file with these columns, in their order. */
export function parquetSchema(columns: readonly LineColumn[]): readonly Element[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, kind }) => ({ name, repetition_type: 'OPTIONAL' as const, ...TYPES[kind] })),
  ];
}

/** A value of a line as it is written: whole numbers and amounts as integers, the latter over 10^20. */
export function parquetValue(kind: ColumnKind, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') return value;
  if (kind === 'moment' || kind === 'second' || kind === 'whole') return BigInt(value);
  return kind === 'usd' || kind === 'decimal' ? unscaled(value) : value;
}

/** `-0.5` as -5 × 10^19. */
function unscaled(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(DECIMAL.scale, '0'));
}
