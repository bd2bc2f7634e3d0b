import type { OpenAI } from 'openai';
import { pick } from '../dice.ts';
import { PRODUCTS } from '../products.ts';
import { answered, type Feature, type Visit } from '../shop-call.ts';
import { goesWrong } from '../stand-in.ts';

const COMPLAINTS: readonly string[] = [
  'arrived with a torn seam',
  'is a size smaller than the last one that I bought',
  'was charged twice, and the second charge has not come back',
  'is wonderful, I only want to say thank you',
];

const SUMMARY: OpenAI.Responses.ResponseFormatTextJSONSchemaConfig = {
  type: 'json_schema',
  name: 'summary',
  strict: true,
  schema: {
    type: 'object',
    properties: { summary: { type: 'string' }, mood: { enum: ['pleased', 'neutral', 'angry'] } },
    required: ['summary', 'mood'],
    additionalProperties: false,
  },
};

/** Tickets in one sentence, for those who answer them. */
export const supportSummary: Feature = {
  name: 'support-summary',
  calls: [
    answered('plain', 8, ({ openai }, visit) => openai.responses.create(ticket(visit))),
    answered('streamed', 6, async ({ openai }, visit) => {
      for await (const event of await openai.responses.create({ ...ticket(visit), stream: true }))
        if (event.type === 'response.failed') throw new TypeError('the summary failed');
    }),
    answered('parsed', 5, ({ openai }, visit) => openai.responses.parse({ ...ticket(visit), text: { format: SUMMARY } })),
    answered('stream helper', 4, ({ openai }, visit) => openai.responses.stream(ticket(visit)).finalResponse()),
    answered('failed after every retry', 1, ({ openai }, visit) => openai.responses.create(ticket(visit), goesWrong('error-500'))),
  ],
};

function ticket({ dice, customer, ticket: number }: Visit): {
  readonly model: string;
  readonly instructions: string;
  readonly input: string;
} {
  const mails = Array.from({ length: 2 + Math.floor(dice() * 4) }, () => {
    const product = pick(dice, PRODUCTS);
    return `${customer.user} writes: the ${product.name} ${pick(dice, COMPLAINTS)}. It says on your page: ${product.description}`;
  });
  return { model: 'gpt-5', instructions: 'Summarise the ticket in one sentence.', input: [`Ticket ${number}`, ...mails].join('\n') };
}
