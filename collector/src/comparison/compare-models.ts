import { PARAMETER_BATCH_REQUESTS } from '@spancost/conventions';
import { canonicalTier, type Pricer } from '@spancost/prices';
import type { Usd } from '../ledger/money.ts';
import type { TokenMix, WorkKind } from '../ledger/token-mixes.ts';
import type { LedgerViews, UsageQuery } from '../ledger/views.ts';
import { candidatesOf, contractedTenants, promptBoundsOf, type Candidate } from './candidates.ts';
import { MixPricer, type ModelOfProvider } from './mix-price.ts';

/** What calls of one model would have cost on another. */
interface Alternative extends ModelOfProvider {
  readonly priceId: string;
  readonly cost: Usd;
}

/** Calls of one model, and what they would have cost on others. */
export interface ComparedModel {
  readonly provider: string;
  readonly model?: string;
  readonly kind: WorkKind;
  readonly requests: number;
  readonly leftOut: number;
  readonly tokens: bigint;
  /** What they cost, net. */
  readonly actual: Usd;
  /** What they would cost at the prices of now. */
  readonly list: Usd;
  /** Cheapest first. */
  readonly alternatives: readonly Alternative[];
}

export interface CompareOptions {
  readonly ledger: LedgerViews;
  readonly pricer: Pricer;
  /** The moment of the prices. */
  readonly at: number;
  /** Of models, and of alternatives of each. */
  readonly limit: number;
  /** To compare all with; else those that were called, and the cheapest of each provider that was. */
  readonly candidate?: ModelOfProvider;
}

/** Capacity that is paid for by the hour: what one more call costs says nothing. */
const PROVISIONED = canonicalTier('provisioned');

/** What the calls of a query would have cost on other models, of those that do the same kind of work; greatest cost first. */
export async function compareModels(usage: UsageQuery, options: CompareOptions): Promise<readonly ComparedModel[]> {
  const { ledger, pricer, at, limit, candidate } = options;
  const called = await ledger.calledModels(usage);
  const candidates = candidate === undefined ? candidatesOf(called, pricer, at) : candidatesOfOne(candidate, pricer, at);
  const promptBounds = promptBoundsOf([...called, ...candidates], pricer, at);
  const mixes = await ledger.tokenMixes({ usage, promptBounds, tenants: contractedTenants(pricer) });
  const mixPricer = new MixPricer(pricer, at, promptBounds);
  return [...Map.groupBy(mixes, ({ provider, model, kind }) => JSON.stringify([provider, model, kind])).values()]
    .map((each) => comparable(each, mixPricer))
    .toSorted((a, b) => Number(b.actual > a.actual) - Number(b.actual < a.actual) || b.leftOut - a.leftOut)
    .slice(0, limit)
    .map((each) => ({ ...each, alternatives: alternativesOf(each, { candidates, mixPricer, pricer, at, limit }) }));
}

interface Comparable extends Omit<ComparedModel, 'alternatives'> {
  readonly mixes: readonly TokenMix[];
}

/** The calls of a model that can be compared: none, where it has no price now that its own cost could be told by. */
function comparable(mixes: readonly TokenMix[], mixPricer: MixPricer): Comparable {
  const { provider, model, kind } = mixes[0] ?? { provider: '', kind: 'other' };
  const text = mixes.filter(isComparable);
  const list = model === undefined ? undefined : mixPricer.cost({ provider, model }, text);
  const compared = list === undefined ? [] : text;
  const requests = compared.reduce((sum, mix) => sum + mix.requests, 0);
  return {
    provider,
    ...(model === undefined ? {} : { model }),
    kind,
    requests,
    leftOut: mixes.reduce((sum, mix) => sum + mix.requests, 0) - requests,
    tokens: compared.reduce((sum, mix) => sum + Object.values(mix.tokens).reduce((all, each) => all + each, 0n), 0n),
    actual: compared.reduce((sum, { cost }) => sum + cost, 0n),
    list: list ?? 0n,
    mixes: compared,
  };
}

/** Of all requests of a batch together it is not known how long each prompt was. */
function isComparable({ isText, serviceTier, parameters }: TokenMix): boolean {
  return (
    isText &&
    canonicalTier(serviceTier ?? '') !== PROVISIONED &&
    !Object.hasOwn(JSON.parse(parameters ?? '{}') as object, PARAMETER_BATCH_REQUESTS)
  );
}

interface Among extends Pick<CompareOptions, 'pricer' | 'at' | 'limit'> {
  readonly candidates: readonly Candidate[];
  readonly mixPricer: MixPricer;
}

function alternativesOf(
  { provider, model, kind, mixes }: Comparable,
  { candidates, mixPricer, pricer, at, limit }: Among,
): readonly Alternative[] {
  if (mixes.length === 0 || model === undefined) return [];
  const own = pricer.priceAt({ provider, model, at })?.priceId;
  const priced = candidates
    .filter((each) => each.kind === kind && each.priceId !== own)
    .flatMap((each) => {
      const cost = mixPricer.cost(each, mixes);
      return cost === undefined ? [] : [{ ...each, cost }];
    })
    .toSorted((a, b) => Number(a.cost > b.cost) - Number(a.cost < b.cost));
  const told = new Set<string>();
  return priced
    .filter((each) => {
      const isTold = each.isCalled || !told.has(each.provider);
      if (!each.isCalled) told.add(each.provider);
      return isTold;
    })
    .slice(0, limit)
    .map(({ provider: of, model: name, priceId, cost }) => ({ provider: of, model: name, priceId, cost }));
}

/** A model that was asked for is compared with whatever it has prices for. */
function candidatesOfOne(model: ModelOfProvider, pricer: Pricer, at: number): readonly Candidate[] {
  const version = pricer.priceAt({ ...model, at });
  if (version === undefined) return [];
  return [{ ...model, kind: version.prices.output === undefined ? 'embeddings' : 'chat', priceId: version.priceId, isCalled: true }];
}
