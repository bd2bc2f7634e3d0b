import { PACKAGED_BOOK } from '@spancost/prices';
import { interleave, type Contender } from '../interleave.ts';
import { estimate, paired } from '../statistics.ts';
import { shown, table } from '../table.ts';
import { CALLS, FIRST_CALL_USD } from './calls.ts';
import { measureCold } from './cold.ts';
import { CONTENDERS, EXACT, GENAI_PRICES, type PricingContender } from './contenders.ts';
import { measureFootprints } from './footprint.ts';
import { packageSize } from './package-size.ts';

const CALLS_PER_BLOCK = 1_024;
const WARM_UP_BLOCKS = 30;
const SECONDS = 10;
const TARGET_MICROS = 1;
const COLD_TARGET_MICROS = 50;

/** Each package, and what makes it price a call. */
const PACKAGES: readonly { readonly name: string; readonly price: string }[] = [
  {
    name: '@spancost/prices',
    price: "module.costOf({ inputTokens: 1000, outputTokens: 200 }, { provider: 'openai', model: 'gpt-5', at: 1790000000000 });",
  },
  {
    name: '@pydantic/genai-prices',
    price: "module.calcPrice({ input_tokens: 1000, output_tokens: 200 }, 'gpt-5', { providerId: 'openai' });",
  },
];

/** Measures what it takes to price a call of five meters, warm and cold, and what the package weighs, and reports it. */
export async function runPrice(): Promise<string> {
  verify();
  const measured = await interleave(CONTENDERS.map(blockOf), { calls: CALLS_PER_BLOCK, warmUp: WARM_UP_BLOCKS, seconds: SECONDS });
  const exact = measured.get(EXACT)!;
  const rows = CONTENDERS.map(({ name }) => {
    const micros = measured.get(name)!;
    return [name, shown(estimate(micros), 2), shown(estimate(paired(micros, exact, (a, b) => a / b)), 2)];
  });
  const { median } = estimate(exact);
  const cold = await measureCold();
  const footprints = await measureFootprints(PACKAGES);
  const { packed, unpacked } = await packageSize('packages/prices');
  return [
    `price: CPU of one call of five meters, µs (median and 95 % interval of ${exact.length} blocks of ${CALLS_PER_BLOCK} calls)`,
    '',
    table(['', 'µs per call', 'times the first'], rows),
    '',
    `target: under ${TARGET_MICROS} µs per call for the exact string: ${median < TARGET_MICROS ? 'met' : 'missed'}`,
    '',
    `cold: the first call of a model takes ${shown(cold.firstCall, 1)} µs, a new pricer of ${PACKAGED_BOOK.models.length} models ${shown(cold.pricer, 0)} µs`,
    `target: under ${COLD_TARGET_MICROS} µs for the first call of a model: ${cold.firstCall.median < COLD_TARGET_MICROS ? 'met' : 'missed'}`,
    '',
    'footprint: import and one call in a fresh process',
    '',
    table(
      ['', 'ms', 'MiB of heap'],
      footprints.map(({ name, load, heap }) => [name, shown(load, 1), shown(heap, 1)]),
    ),
    '',
    `package: @spancost/prices is ${packed.toFixed(0)} KiB packed, ${unpacked.toFixed(0)} KiB unpacked (data, types, sources and source maps)`,
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
