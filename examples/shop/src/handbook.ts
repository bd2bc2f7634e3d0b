import { PRODUCTS } from './products.ts';

const COUNTRIES: readonly (readonly [string, number, number])[] = [
  ['Austria', 3, 6],
  ['Belgium', 3, 6],
  ['Canada', 8, 19],
  ['Denmark', 4, 8],
  ['Finland', 5, 11],
  ['France', 3, 7],
  ['Germany', 2, 5],
  ['Ireland', 5, 9],
  ['Italy', 4, 8],
  ['Japan', 9, 24],
  ['Netherlands', 2, 5],
  ['Norway', 6, 14],
  ['Poland', 4, 7],
  ['Portugal', 5, 9],
  ['Spain', 4, 8],
  ['Sweden', 5, 10],
  ['Switzerland', 4, 12],
  ['United Kingdom', 4, 11],
  ['United States', 7, 18],
];

/**
 * The handbook of the shop's support, about 2,400 tokens: long enough to be worth a prompt cache, and the same for every
 * question.
 */
export const HANDBOOK: string = [
  'You answer questions of customers of an outdoor shop. Use only this handbook. Say so if it does not have the answer.',
  ...COUNTRIES.map(
    ([country, days, usd]) =>
      `Orders to ${country} arrive within ${days} working days after they leave the warehouse and cost ${usd} US dollars to send; above ` +
      `${usd * 20} US dollars they are free. Returns from ${country} are taken back within sixty days, unused, with the label that lies in the parcel. ` +
      `If a parcel to ${country} has not moved for ${days + 3} working days it counts as lost and is sent again at no cost.`,
  ),
  ...PRODUCTS.map(
    ({ name, usd, description }) =>
      `${name}, ${usd} US dollars. ${description} It has a warranty of five years against faults of material and work, which does not cover wear. ` +
      `Repairs of the ${name} cost a third of its price at most and take twelve working days; spare parts are kept for ten years.`,
  ),
].join('\n');
