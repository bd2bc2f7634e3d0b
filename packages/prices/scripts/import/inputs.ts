/** A package that prices are taken from when they are imported; nothing of it is installed or run. */
export interface Input {
  readonly name: string;
  readonly version: string;
  /** Of the packed tarball. */
  readonly sha256: string;
  /** Day on which its authors last changed its prices. */
  readonly listedAt: string;
  readonly licence: string;
  /** What is kept of it, beside this script. */
  readonly snapshot: string;
}

/** Rates of today: the freshest list on npm. */
export const PI_AI: Input = {
  name: '@earendil-works/pi-ai',
  version: '1.5.2',
  sha256: 'd5715efa834c23bfdf10a042b49df4ee169cc99000bf16d7998fab2d533b45f8',
  listedAt: '2026-11-10',
  licence: 'MIT, Mario Zechner',
  snapshot: 'pi-ai.json',
};

/** Days of changes, and units other than tokens. */
export const GENAI_PRICES: Input = {
  name: '@pydantic/genai-prices',
  version: '0.1.8',
  sha256: '8c9ba41e46719abc54a0ae4756ba5f2b5a768b8117fb29f40c5ca7ed3146eb5b',
  listedAt: '2026-09-23',
  licence: 'MIT, Pydantic Services Inc.',
  snapshot: 'genai-prices.json',
};
