import { attributesOf, type Attribution } from '@spancost/conventions';
import { MAX_METADATA_KEYS } from './parse-attribution.ts';

/** Scopes in one another that are kept apart; what is deeper is put together, so that a loop that begins itself anew ends. */
const MAX_DEPTH = 64;

/**
 * What calls in one context are attributed to: the attribution of the surrounding scope, with this scope's own on top. More
 * can be added while the scope lasts; calls that have begun keep what they had.
 */
export class AttributionScope {
  readonly #outer: AttributionScope | undefined;
  readonly #depth: number;
  #own: Attribution;
  /** What the surrounding scope said when the rest was put together; attributions are never changed, only replaced. */
  #outerThen: Attribution | undefined;
  #whole: Attribution | undefined;
  #attributes: Readonly<Record<string, string>> | undefined;

  /** A scope inside `outer`, if there is one. More than 64 deep it takes what the outer ones say now, and not what they say later. */
  constructor(outer: AttributionScope | undefined, own: Attribution) {
    const isTooDeep = outer !== undefined && outer.#depth >= MAX_DEPTH;
    this.#outer = isTooDeep ? undefined : outer;
    this.#depth = outer === undefined || isTooDeep ? 0 : outer.#depth + 1;
    this.#own = isTooDeep ? merge(outer.attribution, own) : own;
  }

  /** Adds fields from here on; a field that is there is replaced, metadata is merged. */
  add(attribution: Attribution): void {
    this.#own = merge(this.#own, attribution);
    this.#whole = undefined;
  }

  /** Everything that a call which begins now is attributed to. */
  get attribution(): Attribution {
    const outer = this.#outer?.attribution;
    if (this.#whole === undefined || outer !== this.#outerThen) {
      this.#outerThen = outer;
      this.#whole = merge(outer, this.#own);
      this.#attributes = undefined;
    }
    return this.#whole;
  }

  /** The same as span attributes. */
  get attributes(): Readonly<Record<string, string>> {
    const { attribution } = this;
    return (this.#attributes ??= attributesOf(attribution));
  }
}

function merge(outer: Attribution | undefined, inner: Attribution): Attribution {
  if (outer === undefined) return inner;
  const both = { ...outer, ...inner };
  if (outer.metadata === undefined || inner.metadata === undefined) return both;
  const pairs = [...Object.entries(inner.metadata), ...Object.entries(outer.metadata).filter(([key]) => !isIn(inner, key))];
  // Pairs all the way, because a spread would take a key `__proto__` for the prototype's.
  return { ...both, metadata: Object.fromEntries(pairs.slice(0, MAX_METADATA_KEYS)) };
}

function isIn({ metadata = {} }: Attribution, key: string): boolean {
  return Object.hasOwn(metadata, key);
}
