import { pick } from '../dice.ts';
import { PRODUCTS } from '../products.ts';
import { answered, type Feature } from '../shop-call.ts';

const SEARCHES: readonly string[] = [
  'something warm for the night',
  'light in the dark',
  'hot water fast',
  'dry feet',
  'a gift for forty dollars',
];

const MODEL = 'text-embedding-3-small';

/** Search by meaning: what is typed, and now and then the whole catalogue again. */
export const productSearch: Feature = {
  name: 'product-search',
  calls: [
    answered('query', 18, ({ openai }, { dice }) => openai.embeddings.create({ model: MODEL, input: pick(dice, SEARCHES) })),
    answered('catalogue', 3, ({ openai }) =>
      openai.embeddings.create({ model: MODEL, input: PRODUCTS.map(({ description }) => description) }),
    ),
  ],
};
