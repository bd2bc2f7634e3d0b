import { PACKAGED_BOOK, packagedPricer } from '@spancost/prices';
import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../src/comparison/candidates.ts';
import type { WorkKind } from '../../src/ledger/token-mixes.ts';

const AT = Date.parse('2026-11-22T12:00:00Z');

/** What is told to whoever called one model of a provider. */
function toldOf(provider: string, model: string, kind: WorkKind): readonly string[] {
  const candidates = candidatesOf([{ provider, model, kind }], packagedPricer, AT);
  return candidates.filter((each) => each.kind === kind).map((each) => each.model);
}

describe('models that others are compared with', () => {
  it('are of Groq those that chat, and none that judges prompts at $0.03, the cheapest of all', () => {
    const told = toldOf('groq', 'openai/gpt-oss-120b', 'chat');
    expect(told).toContain('llama3-8b-8192');
    expect(told.filter((model) => model.includes('guard'))).toEqual([]);
  });

  it('are none that transcribes, at any provider', () => {
    const providers = new Set(PACKAGED_BOOK.models.flatMap(({ providers: own }) => own));
    const told = [...providers].flatMap((provider) => toldOf(provider, 'nobody-1', 'chat'));
    expect(told.length).toBeGreaterThan(100);
    expect(told.filter((model) => /transcri|whisper|moderation/.test(model))).toEqual([]);
  });

  it('are none that judges prompts, also where it was called', () => {
    expect(toldOf('groq', 'meta-llama/llama-guard-4-12b', 'chat')).not.toContain('meta-llama/llama-guard-4-12b');
  });

  it('are for embeddings what has no price for output', () => {
    expect(toldOf('openai', 'text-embedding-3-large', 'embeddings')).toEqual([
      'text-embedding-3-large',
      'text-embedding-3-small',
      'text-embedding-ada-002',
    ]);
  });
});
