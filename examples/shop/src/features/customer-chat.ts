import type { OpenAI } from 'openai';
import { pick } from '../dice.ts';
import { PRODUCTS } from '../products.ts';
import { answered, left, type Feature, type Visit } from '../shop-call.ts';
import { goesWrong } from '../stand-in.ts';

const QUESTIONS: readonly string[] = [
  'Is it warm enough for October in the Highlands?',
  'How heavy is it with everything that comes in the box?',
  'Can I return it if it does not fit?',
  'What is the difference to the one that I bought in spring?',
];

/** A customer who is bored after three pieces of an answer has gone. */
const PATIENCE_CHUNKS = 3;

/** A customer who sees nothing more for this long closes the tab. */
const PATIENCE_MS = 100;

/** The chat window: streamed, because people read while it is written. */
export const customerChat: Feature = {
  name: 'customer-chat',
  calls: [
    answered('streamed', 20, async ({ openai }, visit) => {
      for await (const chunk of await openai.chat.completions.create({ ...conversation(visit), stream: true })) show(chunk);
    }),
    answered('stream helper', 9, ({ openai }, visit) =>
      openai.chat.completions.stream(conversation(visit)).on('content', showText).finalContent(),
    ),
    answered('rate limited, then served', 3, async ({ openai }, visit) => {
      const stream = await openai.chat.completions.create({ ...conversation(visit), stream: true }, goesWrong('flaky-429'));
      for await (const chunk of stream) show(chunk);
    }),
    answered('rate limited for good', 1, ({ openai }, visit) =>
      openai.chat.completions.create(conversation(visit), goesWrong('error-429')),
    ),
    left('broken off', 3, async ({ openai }, visit) => {
      let seen = 0;
      for await (const chunk of await openai.chat.completions.create({ ...conversation(visit), stream: true }, goesWrong('slow-stream'))) {
        show(chunk);
        seen += 1;
        if (seen === PATIENCE_CHUNKS) break;
      }
    }),
    left('aborted', 2, async ({ openai }, visit) => {
      const tab = new AbortController();
      const stream = await openai.chat.completions.create(
        { ...conversation(visit), stream: true },
        { ...goesWrong('stall'), signal: tab.signal },
      );
      setTimeout(() => tab.abort(), PATIENCE_MS);
      for await (const chunk of stream) show(chunk);
    }),
  ],
};

function conversation({ dice }: Visit): Pick<OpenAI.Chat.ChatCompletionCreateParams, 'messages' | 'model' | 'reasoning_effort'> {
  const product = pick(dice, PRODUCTS);
  return {
    model: 'gpt-5-mini',
    reasoning_effort: 'low',
    messages: [
      { role: 'system', content: 'You are the friendly chat of an outdoor shop. Answer in two sentences.' },
      { role: 'user', content: `I am looking at the ${product.name} for ${product.usd} dollars. ${product.description}` },
      { role: 'assistant', content: 'A good choice. What would you like to know about it?' },
      { role: 'user', content: pick(dice, QUESTIONS) },
    ],
  };
}

/** What a chat window does with a chunk: it needs the first choice of each, which every chunk of this request has. */
function show(chunk: OpenAI.Chat.ChatCompletionChunk): void {
  const [choice] = chunk.choices;
  if (choice === undefined) throw new TypeError('a chunk of the chat has no choice; this shop has not asked for usage');
  showText(choice.delta.content ?? '');
}

/** There is no window in this example. */
function showText(_text: string): void {}
