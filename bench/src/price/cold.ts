import { Cost, PACKAGED_BOOK, Pricer, type ModelPrices } from '@spancost/prices';
import { interleave } from '../interleave.ts';
import { estimate, paired, type Estimate } from '../statistics.ts';
import { AT, CALLS } from './calls.ts';

/** How many models are priced for the first time in a block. */
const MODELS = 400;
const WARM_UP_BLOCKS = 20;
const SECONDS = 6;

/** What it takes, in microseconds, until a pricer is ready, and to price a model that it has not been asked for before. */
export interface ColdCost {
  readonly pricer: Estimate;
  readonly firstCall: Estimate;
}

/** Measures a new pricer of the packaged book, and the first call of each of many models: lookup, compiling, pricing. */
export async function measureCold(): Promise<ColdCost> {
  const models = priceable(new Pricer(PACKAGED_BOOK)).slice(0, MODELS);
  const made = 'a new pricer';
  const asked = 'a new pricer, and the first call of many models';
  const blocks = [
    { name: made, block: () => void new Pricer(PACKAGED_BOOK) },
    { name: asked, block: () => priceOnce(new Pricer(PACKAGED_BOOK), models) },
  ];
  const measured = await interleave(blocks, { calls: 1, warmUp: WARM_UP_BLOCKS, seconds: SECONDS });
  const pricer = measured.get(made)!;
  return {
    pricer: estimate(pricer),
    firstCall: estimate(paired(measured.get(asked)!, pricer, (both, alone) => (both - alone) / models.length)),
  };
}

function priceOnce(pricer: Pricer, models: readonly ModelPrices[]): void {
  for (const model of models) price(pricer, model);
}

function priceable(pricer: Pricer): readonly ModelPrices[] {
  return PACKAGED_BOOK.models.filter((model) => price(pricer, model) instanceof Cost);
}

function price(pricer: Pricer, { providers, model }: ModelPrices): ReturnType<Pricer['price']> {
  return pricer.price(
    { inputTokens: CALLS[0]!.inputTokens!, outputTokens: CALLS[0]!.outputTokens! },
    { provider: providers[0]!, model, at: AT },
  );
}
