import type { TokenType } from '@spancost/prices';
import type { Usd } from './money.ts';
import type { UsageQuery } from './usage-query.ts';

/** What kind of work a call is; only calls of a kind can do each other's. */
export type WorkKind = 'chat' | 'embeddings' | 'other';

/** The operations of each kind; all others are `other`. */
export const OPERATIONS_OF_KIND: Readonly<Record<Exclude<WorkKind, 'other'>, readonly string[]>> = {
  chat: ['chat', 'generate_content', 'text_completion'],
  embeddings: ['embeddings'],
};

/** A model that was called for one kind of work. */
export interface CalledModel {
  readonly provider: string;
  readonly model: string;
  readonly kind: WorkKind;
}

export interface MixesQuery {
  readonly usage: UsageQuery;
  /** Lengths of a prompt, in tokens, from which on other prices may count; in order. */
  readonly promptBounds: readonly number[];
  /** Tenants that may have prices of their own. */
  readonly tenants: readonly string[];
}

/** A meter of a {@link TokenMix}; reasoning is apart, and not part of the output. */
export type MixMeter = Exclude<TokenType, 'unsplit'> | 'reasoning';

/** The calls of one provider's model that prices cannot tell apart but by how many tokens they used. */
export interface TokenMix {
  readonly provider: string;
  /** Missing for calls that named none. */
  readonly model?: string;
  readonly kind: WorkKind;
  /** Whether their cost is known and their usage is counts of text tokens alone; else nothing but `requests` is told. */
  readonly isText: boolean;
  readonly requests: number;
  /** The greatest bound that their prompts reach; 0 for those below all. */
  readonly promptFrom: number;
  /** Where it may have prices of its own. */
  readonly tenant?: string;
  readonly serviceTier?: string;
  readonly geography?: string;
  /** JSON. */
  readonly parameters?: string;
  readonly tokens: Readonly<Record<MixMeter, bigint>>;
  /** Net. */
  readonly cost: Usd;
}
