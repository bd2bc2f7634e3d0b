import { describe, expect, test } from 'vitest';
import { MODEL_CALLS } from '../../src/ai-sdk/content.ts';
import { MESSAGES } from '../../src/anthropic/content.ts';
import { CONVERSE } from '../../src/bedrock/converse-content.ts';
import { INVOKED } from '../../src/bedrock/invoked-content.ts';
import { CHATS } from '../../src/cohere/content.ts';
import { CONTENT } from '../../src/google-genai/content.ts';
import { INTERACTIONS } from '../../src/google-genai/interactions/interaction-content.ts';
import { CONVERSATION } from '../../src/mistral/conversation-content.ts';
import { GENERATED } from '../../src/ollama/content.ts';
import { CHAT } from '../../src/openai/chat-content.ts';
import { TRANSCRIPTION } from '../../src/openai/media-content.ts';
import { RESPONSES } from '../../src/openai/response-content.ts';
import { streamed } from './told-parts.ts';

const DIALECTS = {
  CHAT,
  RESPONSES,
  MESSAGES,
  CONTENT,
  CHATS,
  GENERATED,
  CONVERSATION,
  CONVERSE,
  INTERACTIONS,
  INVOKED,
  MODEL_CALLS,
  TRANSCRIPTION,
};

describe.each(Object.entries(DIALECTS))('%s of what no provider sends', (_name, dialect) => {
  const broken = { toString: null };
  const odd: readonly unknown[] = [
    undefined,
    null,
    0,
    '',
    'text',
    [],
    [null, 7, [], {}],
    {},
    { messages: 7, input: {}, contents: {}, inputs: 3 },
  ];
  const lists = ['messages', 'input', 'contents', 'inputs', 'tools', 'choices', 'output', 'content', 'candidates', 'outputs', 'system'];
  const holes = odd.flatMap((value) => lists.map((name) => ({ [name]: value, message: value, delta: value, item: value })));

  test('is read without an error, or as nothing', () => {
    for (const value of [...odd, ...holes, broken]) {
      expect(() => dialect.asked(value)).not.toThrow();
      expect(Array.isArray(dialect.answered(value))).toBe(true);
      expect(() =>
        streamed(dialect, [value, { type: 'content_block_start', index: 0, content_block: value }, { choices: [value] }]),
      ).not.toThrow();
    }
  });
});
