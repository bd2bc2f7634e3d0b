import { METERS, type Meter, type MeterQuantities } from '@spancost/prices';

/** Tokens by meter, `reasoning` (part of the output) and `total`, which is the sum of the meters. */
export type TokensJson = Readonly<Record<Meter | 'reasoning' | 'total', number>>;

export function tokensToJson(tokens: MeterQuantities, reasoning: number): TokensJson {
  return { ...tokens, reasoning, total: METERS.reduce((sum, meter) => sum + tokens[meter], 0) };
}
