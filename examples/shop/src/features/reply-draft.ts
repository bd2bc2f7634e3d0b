import type { Anthropic } from '@anthropic-ai/sdk';
import { pick } from '../dice.ts';
import { PRODUCTS } from '../products.ts';
import { answered, left, type Feature, type Visit } from '../shop-call.ts';
import { goesWrong } from '../stand-in.ts';

const TONES: readonly string[] = ['brief', 'warm', 'formal'];

/** A clerk who sees nothing more for this long writes the answer alone. */
const PATIENCE_MS = 100;

/** Drafts of answers to tickets, for a clerk to edit. */
export const replyDraft: Feature = {
  name: 'reply-draft',
  calls: [
    answered('plain', 6, ({ anthropic }, visit) => anthropic.messages.create(draft(visit))),
    answered('stream helper', 9, ({ anthropic }, visit) => anthropic.messages.stream(draft(visit)).finalMessage()),
    answered('failed once, then served', 3, ({ anthropic }, visit) => anthropic.messages.create(draft(visit), goesWrong('flaky'))),
    answered('overloaded for good', 1, ({ anthropic }, visit) => anthropic.messages.create(draft(visit), goesWrong('error-529'))),
    left('aborted', 2, async ({ anthropic }, visit) => {
      const stream = await anthropic.messages.create({ ...draft(visit), stream: true }, goesWrong('stall'));
      setTimeout(() => stream.controller.abort(), PATIENCE_MS);
      for await (const event of stream) if (event.type === 'message_stop') throw new TypeError('a stalled stream came to its end');
    }),
  ],
};

function draft({ dice, customer, ticket }: Visit): Anthropic.MessageCreateParamsNonStreaming {
  const product = pick(dice, PRODUCTS);
  return {
    model: 'claude-haiku-4-5',
    max_tokens: 300,
    system: `Draft a ${pick(dice, TONES)} answer to a ticket. The customer will read it; do not promise money.`,
    messages: [
      { role: 'user', content: `Ticket ${ticket} of ${customer.user}, about the ${product.name}: ${product.description} It broke.` },
    ],
  };
}
