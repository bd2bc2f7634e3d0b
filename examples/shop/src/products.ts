/** What the shop sells. */
export interface Product {
  readonly name: string;
  readonly usd: number;
  readonly description: string;
}

export const PRODUCTS: readonly Product[] = [
  {
    name: 'Ridge 40 backpack',
    usd: 149,
    description: 'Forty litres, a frame of aluminium, a rain cover in the lid and a hip belt that can be swapped.',
  },
  { name: 'Tarn tent', usd: 389, description: 'Sleeps two, weighs 1.9 kg, stands without pegs and withstands gusts of 90 km/h.' },
  { name: 'Ember stove', usd: 59, description: 'Boils a litre in three and a half minutes and folds to the size of a fist.' },
  {
    name: 'Fell boots',
    usd: 179,
    description: 'Leather, resoleable, for packs of up to fifteen kilograms; they need two weeks to be broken in.',
  },
  { name: 'Cirrus jacket', usd: 229, description: 'Three layers, taped seams, pit zips; a hood that fits over a helmet.' },
  { name: 'Loch sleeping bag', usd: 269, description: 'Down of traceable origin, comfortable to minus four degrees, 860 grams.' },
  { name: 'Beck bottle', usd: 29, description: 'Steel, one litre, keeps tea warm for eleven hours.' },
  { name: 'Glen headlamp', usd: 49, description: 'Four hundred lumens, red light, charges by USB-C, floats.' },
];
