import type { ModelPrices, PriceBook, PriceVersion } from '../price-book.ts';
import { BookEditError, type BookEdit } from './book-edit.ts';

/** What is said of a version; its number and what it takes the place of follow from the book. */
export type StatedVersion = Omit<PriceVersion, 'version' | 'supersedes'>;

/** What else is said of a model that a book does not have yet. */
export type StatedModel = Pick<ModelPrices, 'aliases' | 'dated'>;

/** Where a version goes. */
export interface VersionTarget {
  readonly provider: string;
  readonly model: string;
  /** Said of the model if the book does not have it yet. */
  readonly about?: StatedModel;
  /** Versions that it takes the place of; those that hold when it begins if missing. */
  readonly supersedes?: readonly number[];
}

/**
 * The step that gives a model of a book a further version, or the book a further model. Where a version holds when the new one
 * begins, the new one takes its place from then on, and the other stays as it is; where one begins later, the new one ends.
 */
export function newVersion(book: PriceBook, { provider, model, about, supersedes }: VersionTarget, stated: StatedVersion): BookEdit {
  const index = book.models.findIndex((entry) => entry.model === model && entry.providers.includes(provider));
  const entry = book.models[index];
  if (entry === undefined) {
    const version = ordered({ ...stated, version: 1 });
    return { op: 'append', path: ['models'], value: { providers: [provider], model, ...about, versions: [version] } };
  }
  for (const number of supersedes ?? []) {
    if (!entry.versions.some(({ version }) => version === number))
      throw new BookEditError(
        `"${model}" of provider "${provider}" has no version ${number} in book ${book.id}; it has ${entry.versions.map(({ version }) => version).join(', ')}.`,
      );
  }
  const number = Math.max(0, ...entry.versions.map((each) => each.version)) + 1;
  const others = entry.versions.filter((each) => !(supersedes ?? []).includes(each.version));
  const validTo = untilNext(others, stated);
  const held = inForceAt(others, startOf(stated)).map((each) => each.version);
  const replaced = supersedes ?? held;
  const version = ordered({
    ...stated,
    ...(validTo === undefined ? {} : { validTo }),
    version: number,
    ...(replaced.length === 0 ? {} : { supersedes: replaced }),
  });
  return { op: 'append', path: ['models', index, 'versions'], value: version };
}

/** The versions that hold at an instant and whose place no other has taken then; in a book that is in order it is one at most. */
function inForceAt(versions: readonly PriceVersion[], at: number): readonly PriceVersion[] {
  const valid = versions.filter((each) => startOf(each) <= at && at < endOf(each));
  const replaced = new Set(valid.flatMap(({ supersedes }) => supersedes ?? []));
  return valid.filter(({ version }) => !replaced.has(version));
}

/** The end of a new version: where one begins that is in the book already, or earlier if it says so. */
function untilNext(versions: readonly PriceVersion[], stated: StatedVersion): string | undefined {
  const later = versions
    .filter((each) => startOf(each) > startOf(stated) && startOf(each) < endOf(stated))
    .filter((each) => inForceAt(versions, startOf(each)).includes(each))
    .toSorted((a, b) => startOf(a) - startOf(b));
  return later[0]?.validFrom ?? stated.validTo;
}

function startOf({ validFrom }: Pick<PriceVersion, 'validFrom'>): number {
  return validFrom === undefined ? Number.NEGATIVE_INFINITY : Date.parse(validFrom);
}

function endOf({ validTo }: Pick<PriceVersion, 'validTo'>): number {
  return validTo === undefined ? Number.POSITIVE_INFINITY : Date.parse(validTo);
}

/** In the order in which books are written. */
function ordered({
  version,
  validFrom,
  validTo,
  recordedAt,
  supersedes,
  status,
  source,
  prices,
  rules,
  minimums,
}: PriceVersion): PriceVersion {
  return {
    version,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    recordedAt,
    ...(supersedes === undefined ? {} : { supersedes }),
    status,
    source,
    prices,
    ...(rules === undefined || rules.length === 0 ? {} : { rules }),
    ...(minimums === undefined ? {} : { minimums }),
  };
}
