import { InvalidUsageError } from './errors.ts';
import { isMeter, METER_DEFINITIONS, METERS, type Meter } from './meters.ts';

/** What is billed, by meter; a meter that was not used is missing. */
export type MeterQuantities = Readonly<Partial<Record<Meter, number>>>;

/** Why a usage without a single quantity has no price. */
export const NOTHING_STATED = 'it has no quantity at all, which is unknown and not zero';

/** Tokens of the whole prompt: what long-context bounds are compared with. */
export function promptTokens(quantities: MeterQuantities): number {
  let sum = 0;
  for (const name in quantities) {
    const meter = name as Meter;
    if (METER_DEFINITIONS[meter].side === 'input') sum += quantities[meter] ?? 0;
  }
  return sum;
}

/**
 * Quantities by meter from plain data, checked: names of meters, and whole numbers that are not negative (seconds and
 * token-hours may have decimals). What is stated as zero stays, because a zero is known.
 *
 * @example parseQuantities({ input: 2400, cache_read: 96000, output: 1850 })
 * @throws InvalidUsageError that names the first entry that is wrong.
 */
export function parseQuantities(data: unknown): MeterQuantities {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new InvalidUsageError('it is no object of meters and quantities, such as {"input": 1000, "output": 200}');
  const problem = problemOfQuantities(data);
  if (problem !== undefined) throw new InvalidUsageError(problem);
  return { ...data };
}

/** Why these quantities cannot be billed; undefined if they can. */
export function problemOfQuantities(quantities: object): string | undefined {
  let isSplit = false;
  let hasTotal = false;
  for (const [name, value] of Object.entries(quantities)) {
    if (!isMeter(name)) return `"${name}" is no meter; the meters are ${METERS.join(', ')}`;
    if (value === undefined) continue;
    const problem = problemOfQuantity(name, value);
    if (problem !== undefined) return problem;
    if (value === 0) continue;
    if (name === 'total') hasTotal = true;
    else if (METER_DEFINITIONS[name].side !== undefined) isSplit = true;
  }
  return hasTotal && isSplit ? 'total counts every token of the call, and other meters count some of them again' : undefined;
}

/** Why a quantity cannot be billed; undefined if it can. */
export function problemOfQuantity(meter: Meter, value: unknown): string | undefined {
  if (typeof value !== 'number') return `${meter} is ${shown(value)}, not a number`;
  if (value < 0) return `${meter} is ${value}, below zero`;
  const { unit } = METER_DEFINITIONS[meter];
  const measured = unit === 'second' || unit === 'token-hour';
  if (measured ? !(value < 2 ** 53) : !Number.isSafeInteger(value))
    return `${meter} is ${value}, not a ${measured ? 'finite number' : 'whole number'} below 2^53`;
  return undefined;
}

/** A value of any type as part of a sentence. */
function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
