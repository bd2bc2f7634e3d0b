import { pick } from '../dice.ts';
import { PRODUCTS } from '../products.ts';
import { answered, type Feature } from '../shop-call.ts';

/** A developer tries a model that no price book has. */
export const experiments: Feature = {
  name: 'experiments',
  calls: [
    answered('unknown model', 1, ({ openai }, { dice }) =>
      openai.chat.completions.create({
        model: 'acme-experimental-1',
        messages: [{ role: 'user', content: `Write a slogan for the ${pick(dice, PRODUCTS).name}.` }],
      }),
    ),
  ],
};
