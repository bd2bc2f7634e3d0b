import type { ModelPrices, PriceVersion } from '../../src/price-book.ts';
import type { PackedModel, PackedModels, PackedPart, PackedVersion } from '../../src/packaged/packed-part.ts';

/** The parts of a book, a first provider each, in the order in which they first come. */
export function packModels(models: readonly ModelPrices[]): readonly PackedPart[] {
  const byProvider = Map.groupBy(models, ({ providers }) => firstOf(providers));
  return [...byProvider].map(([provider, own]) => ({
    providers: [...new Set([provider, ...own.flatMap(({ providers }) => providers)])],
    text: asText(new Packer().pack(provider, own)),
  }));
}

/** Gives each value that is repeated a place. */
class Places<T> {
  readonly #places = new Map<string, number>();

  placeOf(value: T): number {
    const text = JSON.stringify(value);
    const place = this.#places.get(text) ?? this.#places.size;
    this.#places.set(text, place);
    return place;
  }

  get values(): readonly T[] {
    return [...this.#places.keys()].map((text) => JSON.parse(text) as T);
  }
}

class Packer {
  readonly #origins = new Places<PackedModels['origins'][number]>();
  readonly #rules = new Places<PackedModels['rules'][number]>();

  pack(provider: string, models: readonly ModelPrices[]): PackedModels {
    const packed = models.map((model) => this.#model(provider, model));
    return { origins: this.#origins.values, rules: this.#rules.values, models: packed };
  }

  #model(provider: string, { providers, versions, ...model }: ModelPrices): PackedModel {
    const isAlone = providers.length === 1 && providers[0] === provider;
    return {
      ...(isAlone ? {} : { providers }),
      ...model,
      versions: versions.map((version, index) => this.#version(model.model, version, index)),
    };
  }

  #version(model: string, { version, status, source, recordedAt, rules, ...own }: PriceVersion, index: number): PackedVersion {
    if (version !== index + 1) throw new Error(`version ${index + 1} of ${model} calls itself ${version}; count them from 1`);
    const origin = this.#origins.placeOf({ status, source, recordedAt });
    return { ...own, origin, ...(rules === undefined ? {} : { rules: rules.map((rule) => this.#rules.placeOf(rule)) }) };
  }
}

/** One origin, rule or model a line, so that a change is one line of the diff; in ASCII, which engines read and keep at a byte each. */
function asText({ origins, rules, models }: PackedModels): string {
  const lines = (values: readonly unknown[]): string => `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`;
  const text = `{"origins":${lines(origins)},"rules":${lines(rules)},"models":${lines(models)}}`;
  return text.replaceAll(/[^\n -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function firstOf([first]: readonly string[]): string {
  if (first === undefined) throw new Error('a model has no provider');
  return first;
}
