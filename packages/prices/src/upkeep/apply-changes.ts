import { rankOf } from '../compiled-model.ts';
import type { VersionParts } from '../compiled-version.ts';
import type { PriceBook, PriceOverride } from '../price-book.ts';
import { applyEdits, BookEditError, nextRevision, type BookEdit } from './book-edit.ts';
import { mergePrice } from './merge-price.ts';
import { newVersion } from './new-version.ts';
import type { OfferedPrice, PriceChange } from './price-change.ts';
import { keyOf, PriceFinder } from './price-finder.ts';
import { differencesFrom, freePrices } from './propose-changes.ts';
import { retireModel } from './retire-model.ts';

/** What became of changes that were approved. */
export interface AppliedChanges {
  /** Steps that the operator's book takes, its revision among them; empty where nothing could be applied. */
  readonly edits: readonly BookEdit[];
  readonly applied: readonly PriceChange[];
  readonly skipped: readonly { readonly change: PriceChange; readonly problem: string }[];
}

/** When, and by whom, changes were approved. */
export interface Approval {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly by?: string;
}

/**
 * What approved changes do to an operator's book: new and changed prices become `imported` versions; where a book that it
 * stands on has a price that somebody checked, or an override is in force, the change becomes an override with its reason; a
 * removal becomes the day on which the model retired. A change that the book has outrun, or that makes no whole price, is
 * skipped with the reason.
 */
export function applyChanges(book: PriceBook, changes: readonly PriceChange[], approval: Approval): AppliedChanges {
  const edits: BookEdit[] = [];
  const applied: PriceChange[] = [];
  const skipped: { change: PriceChange; problem: string }[] = [];
  const books: Books = {
    before: new PriceFinder(book),
    base: book.extends === undefined ? undefined : new PriceFinder(book.extends),
    claimed: new Set(),
  };
  let working = book;
  for (const change of latestFirst(changes)) {
    try {
      const edit = editFor(working, books, change, approval);
      // Steps on a book make a book; whether it holds together as a whole is for whoever writes it.
      working = applyEdits(working, [edit]) as PriceBook;
      edits.push(edit);
      applied.push(change);
    } catch (error) {
      if (!(error instanceof BookEditError)) throw error;
      skipped.push({ change, problem: error.message });
    }
  }
  return { edits: edits.length === 0 ? [] : [...edits, nextRevision(book)], applied, skipped };
}

/** What is asked while changes are applied. */
interface Books {
  /** The operator's book, as it was, on what it stands on. */
  readonly before: PriceFinder;
  /** What it stands on alone. */
  readonly base: PriceFinder | undefined;
  /** Aliases that changes of this approval have taken. */
  readonly claimed: Set<string>;
}

function editFor(book: PriceBook, books: Books, change: PriceChange, approval: Approval): BookEdit {
  const { provider, model, new: offered, source } = change;
  const recordedAt = instantOf(approval.at);
  if (offered === undefined) {
    checkFormer(books.before, change, approval.at);
    return retireModel(book, provider, model, { retiresAt: recordedAt, source });
  }
  const at = offered.validFrom === undefined ? approval.at : Math.max(Date.parse(offered.validFrom), approval.at);
  const inForce = checkFormer(books.before, change, at);
  const stated = { ...validityOf(change, offered, recordedAt), recordedAt, ...pricesOf(books.before, change, offered, at) };
  const own = book.models.find((entry) => entry.providers.includes(provider) && [entry.model, ...(entry.aliases ?? [])].includes(model));
  const isShared = own !== undefined && (own.model !== model || own.providers.length > 1);
  if (inForce?.priceId.includes('/override:') === true || isShared || isChecked(books.base?.priceAt(provider, model, at))) {
    const override: PriceOverride = {
      id: `sync-${change.id}`,
      providers: [provider],
      model,
      ...stated,
      ...untilNextOverride(book, change, stated),
      reason: `${change.upstream} says so; was ${inForce?.priceId ?? 'without a price'}; approved as ${change.id}`,
      ...(approval.by === undefined ? {} : { by: approval.by }),
    };
    return { op: 'append', path: ['overrides'], value: override };
  }
  const aliases = own === undefined ? (offered.aliases ?? []).filter((alias) => isFree(books, provider, alias)) : [];
  const target = { provider, model, ...(aliases.length === 0 ? {} : { about: { aliases } }) };
  return newVersion(book, target, { ...stated, status: offered.free === true ? 'free' : 'imported', source });
}

/** A new price without a date has held for as long as is known; another price without one holds from the approval on. */
function validityOf(
  { kind }: PriceChange,
  { validFrom, validTo }: OfferedPrice,
  approvedAt: string,
): Pick<PriceOverride, 'validFrom' | 'validTo'> {
  const from = validFrom ?? (kind === 'new' ? undefined : approvedAt);
  return { ...(from === undefined ? {} : { validFrom: from }), ...(validTo === undefined ? {} : { validTo }) };
}

/** What is announced goes first, so that what holds until then is given its end. */
function latestFirst(changes: readonly PriceChange[]): readonly PriceChange[] {
  return changes.toSorted((a, b) => startOf(b.new) - startOf(a.new));
}

/** Of two overrides the one recorded later counts, so one that is announced must not be held over by another. */
function untilNextOverride(
  book: PriceBook,
  { provider, model }: PriceChange,
  stated: Pick<PriceOverride, 'validFrom'>,
): { readonly validTo?: string } {
  const later = (book.overrides ?? [])
    .filter((each) => each.model === model && each.providers.includes(provider) && startOf(each) > startOf(stated))
    .toSorted((a, b) => startOf(a) - startOf(b));
  const validTo = later[0]?.validFrom;
  return validTo === undefined ? {} : { validTo };
}

function startOf(stated: { readonly validFrom?: string } | undefined): number {
  return stated?.validFrom === undefined ? Number.NEGATIVE_INFINITY : Date.parse(stated.validFrom);
}

/** The price that the change was proposed against, if it is still the one in force. */
function checkFormer(finder: PriceFinder, { provider, model, old, id }: PriceChange, at: number): VersionParts | undefined {
  const inForce = finder.find(provider, model).entries.length === 0 ? undefined : finder.priceAt(provider, model, at);
  const same =
    JSON.stringify([inForce?.prices, inForce?.rules ?? []]) === JSON.stringify([old?.prices, old?.rules ?? []]) &&
    inForce?.status === old?.status;
  if (same) return inForce;
  throw new BookEditError(
    `the book has another price of "${model}" of provider "${provider}" than ${id} was proposed against; sync again.`,
  );
}

function pricesOf(finder: PriceFinder, change: PriceChange, offered: OfferedPrice, at: number): Pick<PriceOverride, 'prices' | 'rules'> {
  const { geography } = finder.find(change.provider, change.model);
  if (offered.free === true) return { prices: freePrices(change.old?.prices ?? offered.prices), rules: [] };
  const merged = mergePrice(change.old, offered, { at, geography });
  if (merged !== undefined && differencesFrom({ status: 'imported', ...merged }, offered, { at, geography }).length === 0) return merged;
  throw new BookEditError(
    `what ${change.upstream} says of "${change.model}" of provider "${change.provider}" does not cover the price that is there (a long-context rule without all meters?); write the version by hand.`,
  );
}

/** Whether a price goes before one that is merely imported, whichever book has it. */
function isChecked(price: VersionParts | undefined): boolean {
  return price !== undefined && rankOf(price.status) > rankOf('imported');
}

/** Whether no book has the id as that of another model, and no other change of this approval either. */
function isFree({ before, claimed }: Books, provider: string, alias: string): boolean {
  const key = keyOf(provider, alias);
  if (claimed.has(key) || before.find(provider, alias).entries.length > 0) return false;
  claimed.add(key);
  return true;
}

function instantOf(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
