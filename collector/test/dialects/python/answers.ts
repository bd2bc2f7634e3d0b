import { charged, CLAUDE, EMBEDDING, GEMINI, GPT_4O, GPT_5, type ExpectedCall } from '../expected-call.ts';
import type { Usage } from '@spancost/conventions';

/** What the calls of record/python/calls use, as the conventions count it, and what that costs. */

/** 1,000 × $2.50 + 200 × $10 per million. */
export const chat = (more: Usage = {}, id: string | null = 'chatcmpl-'): ExpectedCall =>
  charged(GPT_4O, id, { inputTokens: 1000, outputTokens: 200, ...more }, '0.0045');

/** 464 × $2.50 + 1,536 × $1.25 + 100 × $10 per million. */
export const stream = (more: Usage = {}, id: string | null = 'chatcmpl-'): ExpectedCall =>
  charged(GPT_4O, id, { inputTokens: 2000, outputTokens: 100, cacheReadTokens: 1536, ...more }, '0.00408');

/** 464 × $1.25 + 1,536 × $0.125 + 100 × $10 per million. */
export const cached = (more: Usage = {}, id: string | null = 'chatcmpl-'): ExpectedCall =>
  charged(GPT_5, id, { inputTokens: 2000, outputTokens: 100, cacheReadTokens: 1536, ...more }, '0.001772');

/** The same where the library does not tell what was cached: 2,000 × $1.25 + 100 × $10 per million. */
export const cachedUntold = (id: string | null = 'chatcmpl-'): ExpectedCall =>
  charged(GPT_5, id, { inputTokens: 2000, outputTokens: 100 }, '0.0035');

/** 1,000 × $1.25 + 300 × $10 per million; 128 of the 300 are reasoning. */
export const reasoning = (more: Usage = { reasoningTokens: 128 }, id: string | null = 'chatcmpl-'): ExpectedCall =>
  charged(GPT_5, id, { inputTokens: 1000, outputTokens: 300, ...more }, '0.00425');

/** Of the Responses API, 64 of the 100 are reasoning. */
export const responses = (more: Usage = {}, id: string | null = 'resp_'): ExpectedCall => cached({ reasoningTokens: 64, ...more }, id);

/** 12 × $0.02 per million. */
export const embeddings = (more: Usage = {}, id: string | null = null): ExpectedCall =>
  charged(EMBEDDING, id, { inputTokens: 12, ...more }, '0.00000024');

/** 1,000 × $3 + 200 × $15 per million. */
export const claude = (more: Usage = {}, id: string | null = 'msg_'): ExpectedCall =>
  charged(CLAUDE, id, { inputTokens: 1000, outputTokens: 200, ...more }, '0.006');

/** 2,400 × $3 + 96,000 × $0.30 + 3,100 × $3.75 + 1,500 × $6 + 1,850 × $15 per million. */
export const claudeCached = (more: Usage = {}, id: string | null = 'msg_'): ExpectedCall =>
  charged(CLAUDE, id, { ...CLAUDE_WHOLE, cacheWrite5mTokens: 3100, cacheWrite1hTokens: 1500, ...more }, '0.084375');

/** Where it is not told how long writes live, all 4,600 are taken for five minutes: 2,400 × $3 + 96,000 × $0.30 + 4,600 × $3.75 + 1,850 × $15. */
export const claudeCachedAnyTtl = (id: string | null = 'msg_', more: Usage = {}): ExpectedCall =>
  charged(CLAUDE, id, { ...CLAUDE_WHOLE, ...more }, '0.081', { basis: 'estimated' });

/** 1,000 × $0.30 + 200 × $2.50 per million. */
export const gemini = (more: Usage = {}, id: string | null = ''): ExpectedCall =>
  charged(GEMINI, id, { inputTokens: 1000, outputTokens: 200, ...more }, '0.0008');

/** 400 × $0.30 + 600 × $0.03 + 120 × $2.50 per million: 30 tokens of the answer and 90 thoughts. */
export const thoughts = (more: Usage = {}, id: string | null = ''): ExpectedCall =>
  charged(GEMINI, id, { inputTokens: 1000, outputTokens: 120, cacheReadTokens: 600, reasoningTokens: 90, ...more }, '0.000438');

const CLAUDE_WHOLE: Usage = { inputTokens: 103_000, outputTokens: 1850, cacheReadTokens: 96_000, cacheWriteTokens: 4600 };

/** The counts of Anthropic's SDK where nothing was cached. */
export const NO_CACHE: Usage = { cacheReadTokens: 0, cacheWriteTokens: 0, cacheWrite5mTokens: 0, cacheWrite1hTokens: 0 };

/** Models that were asked and did not answer. */
export const ASKED_4O: Pick<ExpectedCall, 'provider' | 'model'> = { provider: 'openai', model: 'gpt-4o' };
export const ASKED_5: Pick<ExpectedCall, 'provider' | 'model'> = { provider: 'openai', model: 'gpt-5' };
export const ASKED_CLAUDE: Pick<ExpectedCall, 'provider' | 'model'> = { provider: 'anthropic', model: 'claude-sonnet-4-5' };
