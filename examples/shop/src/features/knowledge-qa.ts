import type { Anthropic } from '@anthropic-ai/sdk';
import { pick } from '../dice.ts';
import { HANDBOOK } from '../handbook.ts';
import { answered, type Feature, type Visit } from '../shop-call.ts';
import { CACHED_PROMPT } from '../stand-in.ts';

const QUESTIONS: readonly string[] = [
  'How long does a parcel to Norway take?',
  'May I return a tent that I have pitched once in my garden?',
  'What does it cost to have my boots resoled?',
  'My parcel to Japan has not moved for two weeks. What now?',
];

/** Answers from the handbook, which is cached for an hour; the conversation so far is cached for five minutes. */
export const knowledgeQa: Feature = {
  name: 'knowledge-qa',
  calls: [
    answered('first question of the hour', 4, ({ anthropic }, visit) => anthropic.messages.create(question(visit))),
    answered('from the cache', 12, ({ anthropic }, visit) => anthropic.messages.create(question(visit), CACHED_PROMPT)),
    answered('from the cache, streamed', 6, async ({ anthropic }, visit) => {
      const stream = await anthropic.messages.create({ ...question(visit), stream: true }, CACHED_PROMPT);
      let text = '';
      for await (const event of stream)
        if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') text += event.delta.text;
      if (text === '') throw new TypeError('an answer without text');
    }),
  ],
};

function question({ dice }: Visit): Anthropic.MessageCreateParamsNonStreaming {
  return {
    model: 'claude-sonnet-4-6',
    max_tokens: 400,
    system: [{ type: 'text', text: HANDBOOK, cache_control: { type: 'ephemeral', ttl: '1h' } }],
    messages: [
      { role: 'user', content: pick(dice, QUESTIONS) },
      {
        role: 'assistant',
        content: [{ type: 'text', text: 'I will look it up in the handbook for you.', cache_control: { type: 'ephemeral', ttl: '5m' } }],
      },
      { role: 'user', content: pick(dice, QUESTIONS) },
    ],
  };
}
