import type { ModelPrices, PriceBook, Pricer, VersionParts } from '@spancost/prices';
import type { CalledModel, WorkKind } from '../ledger/token-mixes.ts';
import type { ModelOfProvider } from './mix-price.ts';

/** A model that others may be compared with. */
export interface Candidate extends ModelOfProvider {
  readonly kind: WorkKind;
  /** Of the version in force, which is the same under every name of the model. */
  readonly priceId: string;
  /** Whether somebody called it. Of the others, the cheapest of its provider is told only. */
  readonly isCalled: boolean;
}

/** Prices of what is no text. */
const NO_TEXT = /^(output_(audio|image)|image|character|page|(audio|video)_second|cache_storage|search_unit)$/;

/**
 * Words in the ids of models that are priced like chat and answer something else: a verdict on a text, or what was said in a
 * recording. Prices do not tell them apart.
 */
const NO_CHAT = /(^|[^a-z])((prompt|safe|llama)?guard|shieldgemma|moderation|transcribe|whisper|tts|ocr|rerank)([^a-z]|$)/i;

/**
 * Models that may have done what was called: those that were called, and of the providers that were, all that a book has a
 * verified price for now, that are for text, and that nobody has announced the end of. Models that their ids tell to be no chat are not for chat.
 */
export function candidatesOf(called: readonly CalledModel[], pricer: Pricer, at: number): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const { provider, model, kind } of called) {
    const version = pricer.priceAt({ provider, model, at });
    if (
      version === undefined ||
      version.status === 'default' ||
      kind === 'other' ||
      !isFor(kind, model) ||
      isEnding(provider, model, pricer)
    )
      continue;
    found.set(`${kind} ${version.priceId}`, { provider, model, kind, priceId: version.priceId, isCalled: true });
  }
  for (const { provider, model } of modelsOf(new Set(called.map((each) => each.provider)), pricer)) {
    const version = pricer.priceAt({ provider, model, at });
    const kind = version === undefined ? undefined : kindOf(version);
    if (version === undefined || kind === undefined || !isFor(kind, model) || found.has(`${kind} ${version.priceId}`)) continue;
    found.set(`${kind} ${version.priceId}`, { provider, model, kind, priceId: version.priceId, isCalled: false });
  }
  return [...found.values()];
}

/** Lengths of prompts from which on one of these models has other prices; in order. */
export function promptBoundsOf(models: readonly ModelOfProvider[], pricer: Pricer, at: number): readonly number[] {
  const bounds = models.flatMap((model) =>
    (pricer.priceAt({ ...model, at })?.rules ?? []).flatMap(({ when: { promptOver, promptFrom } }) => [
      ...(promptOver === undefined ? [] : [promptOver + 1]),
      ...(promptFrom === undefined ? [] : [promptFrom]),
    ]),
  );
  return [...new Set(bounds)].toSorted((a, b) => a - b);
}

/** Tenants with contracts. */
export function contractedTenants({ book }: Pricer): readonly string[] {
  return [...new Set(chainOf(book).flatMap(({ contracts = [] }) => contracts.map(({ tenant }) => tenant)))];
}

function isFor(kind: WorkKind, model: string): boolean {
  return kind !== 'chat' || !NO_CHAT.test(model);
}

/** What a model is for, by what it has verified prices of that are above zero; undefined for what is not text or has none. */
function kindOf({ status, prices }: VersionParts): WorkKind | undefined {
  const meters = Object.keys(prices);
  if (status !== 'verified' || meters.some((meter) => NO_TEXT.test(meter)) || Number(prices.input ?? 0) === 0) return undefined;
  if (prices.output === undefined) return 'embeddings';
  return Number(prices.output) === 0 ? undefined : 'chat';
}

function* modelsOf(providers: ReadonlySet<string>, { book }: Pricer): Iterable<ModelOfProvider> {
  for (const each of chainOf(book))
    for (const { providers: own, model, deprecation } of each.models) {
      // A fine-tuned model is somebody's own.
      if (deprecation !== undefined || model.startsWith('ft:')) continue;
      for (const provider of own) if (providers.has(provider)) yield { provider, model };
    }
}

/** Whether a model has been announced to end, or has ended. */
function isEnding(provider: string, model: string, { book }: Pricer): boolean {
  const isIt = (each: ModelPrices): boolean =>
    each.providers.includes(provider) &&
    (each.model === model || (each.aliases ?? []).includes(model) || (each.dated === true && model.startsWith(`${each.model}-`)));
  return chainOf(book).some(({ models }) => models.some((each) => each.deprecation !== undefined && isIt(each)));
}

/** A book and those that it stands on. */
function chainOf(book: PriceBook): readonly PriceBook[] {
  return book.extends === undefined ? [book] : [book, ...chainOf(book.extends)];
}
