import type { CostBasis, UnpricedReason, Usage } from '@spancost/conventions';

/** A call that the ledger must have after a recording, as somebody computed it by hand. */
export interface ExpectedCall {
  readonly operation: string;
  readonly provider: string;
  readonly model: string;
  /** How the response id begins; null where the library tells none. */
  readonly id: string | null;
  readonly usage: Usage;
  /** US dollars; null where the cost is not known. */
  readonly cost: string | null;
  readonly basis: CostBasis;
  readonly reason: UnpricedReason | null;
  readonly status: string;
}

/** By the name of a recording, its calls, the oldest first. */
export type Expectations = Readonly<Record<string, readonly ExpectedCall[]>>;

type Model = Pick<ExpectedCall, 'provider' | 'model'>;

/** Prices per million tokens: $2.50 in, $1.25 cached, $10 out. */
export const GPT_4O: Model = { provider: 'openai', model: 'gpt-4o-2024-08-06' };
/** $1.25 in, $0.125 cached, $10 out. */
export const GPT_5: Model = { provider: 'openai', model: 'gpt-5-2025-08-07' };
/** $0.02 in. */
export const EMBEDDING: Model & { readonly operation: string } = {
  operation: 'embeddings',
  provider: 'openai',
  model: 'text-embedding-3-small',
};
/** $3 in, $0.30 cached, $3.75 written for five minutes, $6 for an hour, $15 out. */
export const CLAUDE: Model = { provider: 'anthropic', model: 'claude-sonnet-4-5-20250929' };
/** $0.30 in, $0.03 cached, $2.50 out. */
export const GEMINI: Model = { provider: 'gcp.gemini', model: 'gemini-2.5-flash' };
/** $0.80 in, $0.08 cached, $1 written, $4 out. */
export const HAIKU: Model = { provider: 'aws.bedrock', model: 'anthropic.claude-3-5-haiku-20241022-v1:0' };

type More = Partial<ExpectedCall>;

/** A call with a cost. */
export function charged(model: Model, id: string | null, usage: Usage, cost: string, more: More = {}): ExpectedCall {
  return { operation: 'chat', ...model, id, usage, cost, basis: 'computed', reason: null, status: 'success', ...more };
}

/** A call whose usage the library does not tell. */
export function untold(model: Model, more: More = {}): ExpectedCall {
  const unknown = { usage: {}, cost: null, basis: 'unpriced', reason: 'usage_missing' } as const;
  return { operation: 'chat', ...model, id: null, ...unknown, status: 'success', ...more };
}

/** A call that the provider turned away with an HTTP error, and so does not bill. */
export function rejected(model: Model, status: string): ExpectedCall {
  return charged(model, null, {}, '0', { status });
}
