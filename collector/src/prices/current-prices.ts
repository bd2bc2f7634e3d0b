import { Pricer } from '@spancost/prices';
import { PriceFinder } from '@spancost/prices/upkeep';
import { readPriceBook } from '../config/own-price-book.ts';
import { servedBook, type ServedBook } from './served-book.ts';

/** What became of reading the operator's book again. */
export type Reload =
  | { readonly kind: 'changed'; readonly previous: string }
  | { readonly kind: 'unchanged' }
  /** The book that was in force before stays in force. */
  | { readonly kind: 'broken'; readonly error: unknown }
  /** `prices.file` is not set: the packaged book has nothing to be read again from. */
  | { readonly kind: 'no_file' };

export interface CurrentPricesOptions {
  /** The book to begin with. */
  readonly pricer: Pricer;
  /** The operator's own book, to be read again. */
  readonly file?: string;
  /** Told of every reading. */
  readonly onReload: (reload: Exclude<Reload, { kind: 'no_file' }>) => void;
}

/** The prices in force, which may be others a moment later. Whoever prices several things as one takes `pricer` once. */
export class CurrentPrices {
  readonly #options: CurrentPricesOptions;
  #pricer: Pricer;
  #served: ServedBook;
  #finder: PriceFinder | undefined;

  constructor(options: CurrentPricesOptions) {
    this.#options = options;
    this.#pricer = options.pricer;
    this.#served = servedBook(options.pricer.book);
  }

  get pricer(): Pricer {
    return this.#pricer;
  }

  /** The operator's own book; undefined if there is none. */
  get file(): string | undefined {
    return this.#options.file;
  }

  /** Finds models in the book in force. */
  get finder(): PriceFinder {
    this.#finder ??= new PriceFinder(this.#pricer.book);
    return this.#finder;
  }

  get served(): ServedBook {
    return this.#served;
  }

  /** Reads the operator's book again. New calls are priced by it from then on; a book that cannot be used changes nothing. */
  reload(): Reload {
    const { file, onReload } = this.#options;
    if (file === undefined) return { kind: 'no_file' };
    const reload = this.#read(file);
    onReload(reload);
    return reload;
  }

  #read(file: string): Exclude<Reload, { kind: 'no_file' }> {
    try {
      const book = readPriceBook(file);
      const served = servedBook(book);
      if (served.whole.etag === this.#served.whole.etag) return { kind: 'unchanged' };
      const pricer = new Pricer(book);
      const previous = this.#pricer.name;
      this.#pricer = pricer;
      this.#served = served;
      this.#finder = undefined;
      return { kind: 'changed', previous };
    } catch (error) {
      return { kind: 'broken', error };
    }
  }
}
