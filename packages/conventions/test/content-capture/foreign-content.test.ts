import { describe, expect, it } from 'vitest';
import { foreignContent, isContent, isNeverRecorded, type ContentCapture } from '../../src/index.ts';

const secret = 'sk-"4111"';
const redact = [(text: string): string => text.replaceAll(secret, '[secret]')];
const capture: ContentCapture = { maxLength: 300, redact };
const told: unknown[] = [];
const kept = (value: unknown, options: Partial<ContentCapture> = {}): unknown =>
  foreignContent('ai.prompt', value, { ...capture, ...options }, (failure) => told.push(failure));

describe('content that somebody else recorded', () => {
  it('stays as it is where it is short and nothing redacts', () => {
    expect(kept('{"messages": [ 1 ]}', { redact: [] })).toBe('{"messages": [ 1 ]}');
    expect(kept(['one', 'two'], { redact: [] })).toEqual(['one', 'two']);
  });

  it('is redacted inside its JSON, however it is escaped there', () => {
    const prompt = JSON.stringify({ messages: [{ role: 'user', content: `key ${secret}` }] });
    expect(kept(prompt)).toBe('{"messages":[{"role":"user","content":"key [secret]"}]}');
    expect(kept(JSON.stringify([secret]))).toBe('["[secret]"]');
  });

  it('is redacted as text where it is none, also where it only begins like JSON', () => {
    expect(kept(`key ${secret}`)).toBe('key [secret]');
    expect(kept(`{ key: ${secret} }`)).toBe('{ key: [secret] }');
    expect(kept([secret, JSON.stringify({ at: secret })])).toEqual(['[secret]', '{"at":"[secret]"}']);
  });

  it('has at most the limit, as JSON and as text', () => {
    const long = 'long '.repeat(200);
    expect(kept(long)).toMatch(/^(long )+.*… \[\d+ characters cut\]$/s);
    expect(String(kept(long)).length).toBeLessThanOrEqual(300);
    const json = String(kept(JSON.stringify({ prompt: long })));
    expect(json.length).toBeLessThanOrEqual(300);
    expect(JSON.parse(json).prompt).toMatch(/characters cut/);
    const list = kept(Array.from({ length: 20 }, () => long)) as string[];
    expect(list.join('').length).toBeLessThanOrEqual(300);
  });

  it('is nothing where a redaction fails, and where it is no text', () => {
    const broken = {
      redact: [
        (): string => {
          throw new Error('no');
        },
      ],
    };
    expect(kept('text', broken)).toBeUndefined();
    expect(kept(JSON.stringify({ a: 'text' }), broken)).toBe('{}');
    expect(kept([0.25, 0.5])).toBeUndefined();
    expect(kept({ any: 1 })).toBeUndefined();
  });

  it('has the size of data instead of it', () => {
    const image = Buffer.alloc(3000).toString('base64');
    expect(kept(JSON.stringify([{ type: 'image', image }]), { redact: [] })).toBe(
      '[{"type":"image","image":{"type":"blob","byte_size":3000}}]',
    );
    expect(kept(`data:image/png;base64,${image}`)).toBe('{"type":"blob","mime_type":"image/png","byte_size":3000}');
  });
});

it.each(['ai.request.headers.authorization', 'ai.embedding', 'ai.embeddings', 'embedding.embeddings.0.embedding.vector'])(
  '%s is content that is never recorded',
  (name) => {
    expect([isContent(name), isNeverRecorded(name)]).toEqual([true, true]);
  },
);

it.each(['ai.prompt', 'embedding.embeddings.0.embedding.text', 'gen_ai.prompt.0.content'])('%s may be recorded', (name) => {
  expect([isContent(name), isNeverRecorded(name)]).toEqual([true, false]);
});
