import type { OpenAI } from 'openai';
import { pick, shuffled } from '../dice.ts';
import { PRODUCTS } from '../products.ts';
import { answered, type Feature, type Visit } from '../shop-call.ts';
import { goesWrong } from '../stand-in.ts';

const OCCASIONS: readonly string[] = [
  'a week on the Pennine Way',
  'a first night outdoors with a child',
  'ski touring in March',
  'a walk to work in the rain',
];

const RECOMMENDATION: OpenAI.ResponseFormatJSONSchema = {
  type: 'json_schema',
  json_schema: {
    name: 'recommendation',
    strict: true,
    schema: {
      type: 'object',
      properties: { product: { enum: PRODUCTS.map(({ name }) => name) }, reason: { type: 'string' } },
      required: ['product', 'reason'],
      additionalProperties: false,
    },
  },
};

/** The box "this goes with it": structured, because a page shows it. */
export const productRecommendation: Feature = {
  name: 'product-recommendation',
  calls: [
    answered('parsed', 14, ({ openai }, visit) =>
      openai.chat.completions.parse({ model: 'gpt-4.1', messages: basket(visit), response_format: RECOMMENDATION }),
    ),
    answered('plain, with the raw response', 8, async ({ openai }, visit) => {
      const call = openai.chat.completions.create({ model: 'gpt-4o-mini', messages: basket(visit) });
      const { data, response } = await call.withResponse();
      if (!response.ok || data.choices.length === 0) throw new TypeError('an answer without a choice');
    }),
    answered('answered by another model', 1, ({ openai }, visit) =>
      openai.chat.completions.create({ model: 'gpt-4.1', messages: basket(visit) }, goesWrong('wrong-model')),
    ),
    // A bug that shops have: nothing in the basket, nothing to ask, and the API says 400.
    answered('of an empty basket', 1, ({ openai }) => openai.chat.completions.create({ model: 'gpt-4.1', messages: [] })),
  ],
};

function basket({ dice }: Visit): OpenAI.Chat.ChatCompletionMessageParam[] {
  const items = shuffled(dice, PRODUCTS).slice(0, 3);
  return [
    {
      role: 'system',
      content: `Recommend one product of this list.\n${PRODUCTS.map((product) => `${product.name}: ${product.description}`).join('\n')}`,
    },
    { role: 'user', content: `For ${pick(dice, OCCASIONS)} I have ${items.map(({ name }) => name).join(', ')}. What is missing?` },
  ];
}
