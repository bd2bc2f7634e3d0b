import { interleave, type Contender } from '../interleave.ts';
import { estimate, paired } from '../statistics.ts';
import { shown, table } from '../table.ts';
import { CALLS, FIRST_CALL_USD } from './calls.ts';
import { CONTENDERS, EXACT, GENAI_PRICES, type PricingContender } from './contenders.ts';

const CALLS_PER_BLOCK = 1_024;
const WARM_UP_BLOCKS = 30;
const SECONDS = 10;
const TARGET_MICROS = 2;

/** Measures what it takes to price a call of five meters, and reports it. */
export async function runPrice(): Promise<string> {
  verify();
  const measured = await interleave(CONTENDERS.map(blockOf), { calls: CALLS_PER_BLOCK, warmUp: WARM_UP_BLOCKS, seconds: SECONDS });
  const exact = measured.get(EXACT)!;
  const rows = CONTENDERS.map(({ name }) => {
    const micros = measured.get(name)!;
    return [name, shown(estimate(micros), 2), shown(estimate(paired(micros, exact, (a, b) => a / b)), 2)];
  });
  const { median } = estimate(exact);
  return [
    `price: CPU of one call of five meters, µs (median and 95 % interval of ${exact.length} blocks of ${CALLS_PER_BLOCK} calls)`,
    '',
    table(['', 'µs per call', 'times the first'], rows),
    '',
    `target: under ${TARGET_MICROS} µs per call for the exact string: ${median < TARGET_MICROS ? 'met' : 'missed'}`,
  ].join('\n');
}

function blockOf({ name, price }: PricingContender): Contender {
  let sink: string | number = '';
  const block = (): void => {
    for (let call = 0; call < CALLS_PER_BLOCK; call += 1) sink = price(CALLS[call % CALLS.length]!);
    if (Number.isNaN(sink)) throw new Error(`price: ${name} has no price for the call`);
  };
  return { name, block };
}

/** @throws Error if the contenders that are compared do not price the same thing. */
function verify(): void {
  for (const { name, price } of CONTENDERS) {
    if (name !== EXACT && name !== GENAI_PRICES) continue;
    const priced = price(CALLS[0]!);
    if (Number(priced) !== Number(FIRST_CALL_USD)) {
      throw new Error(`price: ${name} says $${priced} where the first call costs $${FIRST_CALL_USD}; the comparison would mean nothing`);
    }
  }
}
