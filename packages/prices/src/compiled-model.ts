import { CompiledVersion } from './compiled-version.ts';
import type { Deprecation, ModelPrices, PriceStatus, PriceVersion } from './price-book.ts';

/** A version and when it holds, in milliseconds since the epoch. */
interface DatedVersion {
  readonly from: number;
  readonly to: number;
  readonly recordedAt: number;
  readonly version: PriceVersion;
  readonly compiled: CompiledVersion;
}

/** The prices of one model in one book, ready to be asked for the one in force. */
export class CompiledModel {
  readonly model: string;
  readonly provider: string;
  readonly deprecation: Deprecation | undefined;
  readonly #versions: readonly DatedVersion[];

  /** @param book Name of the book, `list@1`. */
  constructor(prices: ModelPrices, book: string) {
    this.model = prices.model;
    this.provider = prices.providers[0]!;
    this.deprecation = prices.deprecation;
    this.#versions = prices.versions.map((version) => ({
      from: version.validFrom === undefined ? Number.NEGATIVE_INFINITY : Date.parse(version.validFrom),
      to: version.validTo === undefined ? Number.POSITIVE_INFINITY : Date.parse(version.validTo),
      recordedAt: Date.parse(version.recordedAt),
      version,
      compiled: new CompiledVersion({ ...version, priceId: `${book}/${this.provider}/${prices.model}/v${version.version}` }),
    }));
  }

  /** The version in force at an instant, of what the book knew at another. */
  versionAt(at: number, knownAt: number): CompiledVersion | undefined {
    if (this.#versions.length === 1) {
      const [only] = this.#versions;
      return isKnown(only!, at, knownAt) ? only!.compiled : undefined;
    }
    const valid = this.#versions.filter((version) => isKnown(version, at, knownAt));
    const replaced = new Set(valid.flatMap(({ version }) => version.supersedes ?? []));
    return valid.find(({ version }) => !replaced.has(version.version))?.compiled;
  }
}

function isKnown({ from, to, recordedAt }: DatedVersion, at: number, knownAt: number): boolean {
  return at >= from && at < to && recordedAt <= knownAt;
}

/** Which of two prices counts when two books have one: the higher. */
export function rankOf(status: PriceStatus): number {
  switch (status) {
    case 'verified':
    case 'free':
      return 2;
    case 'imported':
    case 'disputed':
      return 1;
    case 'default':
      return 0;
    default:
      return status satisfies never;
  }
}
