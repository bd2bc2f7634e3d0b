import { z } from 'zod';
import { BOOK_SCHEMA } from '../parse/schema.ts';
import { PriceError } from '../errors.ts';
import { METERS, type Meter } from '../meters.ts';
import type { PriceChange, Upstream } from './price-change.ts';
import { listedBy } from './propose-changes.ts';

/** Changes that wait for a decision, beside the book that they are about. */
export interface Quarantine {
  readonly schema: 'spancost/price-changes/v1';
  readonly waiting: readonly PriceChange[];
  /** Ids that somebody has turned down; they come back only when the source says something else. */
  readonly rejected: readonly string[];
  /** What each source listed when it was read last, so that a removal is seen. */
  readonly upstreams: Readonly<Record<string, { readonly readAt: string; readonly url: string; readonly listed: readonly string[] }>>;
}

/** Where the changes of a book wait: beside it, `prices.yaml.changes.json`. */
export function quarantineFileOf(bookFile: string): string {
  return `${bookFile}.changes.json`;
}

/** Nothing waits. */
export const EMPTY_QUARANTINE: Quarantine = { schema: 'spancost/price-changes/v1', waiting: [], rejected: [], upstreams: {} };

/** A file of waiting changes that cannot be used. */
export class InvalidQuarantineError extends PriceError {
  readonly code = 'invalid_price_changes';

  constructor(problem: string) {
    super(`Waiting changes: ${problem}`);
    this.name = 'InvalidQuarantineError';
  }
}

/**
 * The quarantine after a source was read: its changes wait, and those that it offered before and no longer does are gone.
 * @param at Milliseconds since the epoch.
 */
export function quarantineChanges(quarantine: Quarantine, upstream: Upstream, changes: readonly PriceChange[], at: number): Quarantine {
  const rejected = new Set(quarantine.rejected);
  const since = new Map(quarantine.waiting.map((change) => [change.id, change.proposedAt]));
  const offered = changes
    .filter(({ id }) => !rejected.has(id))
    .map((change) => ({ ...change, proposedAt: since.get(change.id) ?? change.proposedAt }));
  const ids = new Set(offered.map(({ id }) => id));
  return {
    ...quarantine,
    // A removal is offered once, when the model is no longer listed; it waits until it is decided or the model is back.
    waiting: [...quarantine.waiting.filter((change) => !ids.has(change.id) && stays(change, upstream)), ...offered],
    upstreams: {
      ...quarantine.upstreams,
      [upstream.name]: { readAt: new Date(at).toISOString(), url: upstream.source.url, listed: listedBy(upstream.prices) },
    },
  };
}

function stays(change: PriceChange, { name, prices }: Upstream): boolean {
  if (change.upstream !== name) return true;
  return change.kind === 'removed' && !prices.some(({ provider, model }) => provider === change.provider && model === change.model);
}

/** The quarantine without changes that were decided. @param rejected Whether they were turned down, which is remembered. */
export function decided(quarantine: Quarantine, ids: readonly string[], rejected: boolean): Quarantine {
  const done = new Set(ids);
  return {
    ...quarantine,
    waiting: quarantine.waiting.filter(({ id }) => !done.has(id)),
    rejected: rejected ? [...new Set([...quarantine.rejected, ...ids])].toSorted() : quarantine.rejected,
  };
}

/** What an approval names: `all` is every change without a flag; what has one needs its own id. */
export function approvedBy(
  waiting: readonly PriceChange[],
  approval: readonly string[],
): { readonly approved: readonly PriceChange[]; readonly unknown: readonly string[] } {
  const ids = new Set(waiting.map(({ id }) => id));
  const all = approval.includes('all');
  return {
    approved: waiting.filter(({ id, flags }) => approval.includes(id) || (all && flags.length === 0)),
    unknown: approval.filter((each) => each !== 'all' && !ids.has(each)),
  };
}

/**
 * Waiting changes from plain data, checked: their form, and every price and rule in them as those of a book are.
 * @throws InvalidQuarantineError
 */
export function parseQuarantine(data: unknown): Quarantine {
  const parsed = FORM.safeParse(data);
  if (!parsed.success) throw refusal(parsed.error.issues[0]);
  const prices = BOOK_SCHEMA.safeParse(asBook(parsed.data.waiting));
  if (!prices.success) throw refusal(prices.error.issues[0]);
  // Both checks together are the interface; neither of them alone says so in types.
  return parsed.data as unknown as Quarantine;
}

function refusal(issue: z.core.$ZodIssue | undefined): InvalidQuarantineError {
  const path = issue?.path.join('.') ?? '';
  return new InvalidQuarantineError(`${path === '' ? 'the whole' : path}: ${issue?.message ?? 'not a file of waiting changes'}`);
}

const name = z.string().min(1);
const instant = z.iso.datetime({ offset: true });
const amount = z.string().regex(/^-?\d{1,20}(\.\d{1,40})?$/);
const former = z.strictObject({ priceId: name, status: name, prices: z.unknown(), rules: z.unknown().optional() });
const offered = z.strictObject({
  validFrom: instant.optional(),
  validTo: instant.optional(),
  prices: z.unknown(),
  rules: z.unknown().optional(),
  free: z.literal(true).optional(),
  aliases: z.array(name).optional(),
});
const change = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{10}$/),
  kind: z.enum(['new', 'changed', 'removed']),
  provider: name,
  model: name,
  old: former.optional(),
  new: offered.optional(),
  differences: z.array(
    z.strictObject({
      meter: z.enum(METERS as [Meter, ...Meter[]]),
      rule: name.optional(),
      old: amount.optional(),
      new: amount.optional(),
      percent: amount.optional(),
    }),
  ),
  factor: amount.optional(),
  flags: z.array(z.enum(['above-2x', 'removal', 'verified-price'])),
  upstream: name,
  source: z.strictObject({ url: z.url(), checkedAt: z.iso.date(), note: z.string().optional() }),
  proposedAt: instant,
});
const FORM = z.strictObject({
  schema: z.literal('spancost/price-changes/v1'),
  waiting: z.array(change),
  rejected: z.array(name),
  upstreams: z.record(name, z.strictObject({ readAt: instant, url: name, listed: z.array(z.string()) })),
});

/** The prices of changes, one model each, so that the form of a book can be asked of them. */
function asBook(changes: readonly z.infer<typeof change>[]): object {
  return {
    schema: 'spancost/price-book/v1',
    id: 'waiting',
    revision: 0,
    currency: 'USD',
    models: changes.flatMap(({ provider, model, old, new: offer, source, proposedAt }) =>
      [old, offer].flatMap((price) => {
        if (price === undefined) return [];
        const { prices, rules } = price;
        const version = {
          version: 1,
          recordedAt: proposedAt,
          status: 'imported',
          source,
          prices,
          ...(rules === undefined ? {} : { rules }),
        };
        return [{ providers: [provider], model, versions: [version] }];
      }),
    ),
  };
}
