import { LONG, priced, seeing } from '../openai/terms.ts';
import { over, tierPrices } from '../rules.ts';
import { BATCH, DATA_ZONES, DATA_ZONES_GPT_6, FLEX, LIST_ALONE, ON_THE_LIST, priority, providers, retail, TOOLS } from './terms.ts';
import type { ModelPrices, PriceSource } from '../../price-book.ts';

const YOUNGER: PriceSource = retail(
  "Younger than Azure's retail list of 2026-08-11. LiteLLM 1.105.0 has OpenAI's prices, a tenth more in the data zone of the United States and a fifth more in that of Europe; whether there is a batch or a priority price is not known.",
);
const LAUNCH: PriceSource = retail("Azure's retail list of 2026-08-11 has the launch price of OpenAI, two weeks after OpenAI's cut where there was one.");
const CUT: PriceSource = retail(
  "OpenAI's price after its cut, in LiteLLM 1.105.0 of 2026-10-11. Azure followed on some day after 2026-08-11, the day of the retail list that still has the launch price; the day after it is taken.",
);
const NO_CACHE_RATE: PriceSource = retail("Azure's retail list of 2026-08-11 and LiteLLM 1.105.0 agree; neither has a cache rate, so cached input is billed as input.");
const CUT_SEEN = '2026-08-12T00:00:00Z';

/**
 * GPT-5 and later on Azure: global deployments, which cost what OpenAI asks. The retail list has priority
 * processing for prompts up to 272,000 tokens only; a longer one that was served so costs twice the long price.
 */
export const AZURE_GPT_5: readonly ModelPrices[] = [
  {
    providers, model: 'gpt-6.1-sol', dated: true,
    versions: [priced({
      version: 1, validFrom: '2026-09-29T00:00:00Z', status: 'imported', source: YOUNGER,
      prices: { ...seeing({ input: '2', cache_read: '0.1', cache_write: '2.5', output: '10' }), ...TOOLS },
      rules: [over(LONG, seeing({ input: '4', cache_read: '0.2', cache_write: '5', output: '15' })), ...DATA_ZONES_GPT_6],
    })],
  },
  {
    providers, model: 'gpt-6-astra', dated: true,
    versions: [priced({
      version: 1, validFrom: '2026-09-03T00:00:00Z', status: 'imported', source: YOUNGER,
      prices: { ...seeing({ input: '10', cache_read: '1', cache_write: '12.5', output: '50' }), ...TOOLS },
      rules: [over(LONG, seeing({ input: '20', cache_read: '2', cache_write: '25', output: '75' })), ...DATA_ZONES_GPT_6],
    })],
  },
  {
    providers, model: 'gpt-6-sol', dated: true,
    versions: [priced({
      version: 1, validFrom: '2026-09-22T00:00:00Z', status: 'imported', source: YOUNGER,
      prices: { ...seeing({ input: '2', cache_read: '0.2', cache_write: '2.5', output: '10' }), ...TOOLS },
      rules: [over(LONG, seeing({ input: '4', cache_read: '0.4', cache_write: '5', output: '15' })), ...DATA_ZONES_GPT_6],
    })],
  },
  {
    providers, model: 'gpt-6-luna', dated: true,
    versions: [priced({
      version: 1, validFrom: '2026-09-22T00:00:00Z', status: 'imported', source: YOUNGER,
      prices: { ...seeing({ input: '0.1', cache_read: '0.01', cache_write: '0.125', output: '0.5' }), ...TOOLS },
      rules: [over(LONG, seeing({ input: '0.2', cache_read: '0.02', cache_write: '0.25', output: '0.75' })), ...DATA_ZONES_GPT_6],
    })],
  },
  {
    providers, model: 'gpt-5.6-sol', aliases: ['gpt-5.6'], dated: true,
    versions: [
      priced({
        version: 1, validFrom: '2026-07-09T00:00:00Z', validTo: '2026-08-21T00:00:00Z', source: LAUNCH,
        prices: { ...seeing({ input: '5', cache_read: '0.5', cache_write: '6.25', output: '30' }), ...TOOLS },
        rules: [over(LONG, seeing({ input: '10', cache_read: '1', cache_write: '12.5', output: '45' })), FLEX, priority('2'), ...DATA_ZONES],
      }),
      priced({
        version: 2, validFrom: '2026-08-21T00:00:00Z', status: 'imported',
        source: retail("OpenAI's promotion of 2026-08-21, in LiteLLM 1.105.0 of 2026-10-11; on which day Azure followed, and whether it ends, is not known."),
        prices: { ...seeing({ input: '4', cache_read: '0.4', cache_write: '5', output: '20' }), ...TOOLS },
        rules: [over(LONG, seeing({ input: '8', cache_read: '0.8', cache_write: '10', output: '30' })), FLEX, priority('2'), ...DATA_ZONES],
      }),
    ],
  },
  {
    providers, model: 'gpt-5.6-terra', dated: true,
    versions: [
      priced({
        version: 1, validFrom: '2026-07-09T00:00:00Z', validTo: CUT_SEEN, source: LAUNCH,
        prices: { ...seeing({ input: '2.5', cache_read: '0.25', cache_write: '3.125', output: '15' }), ...TOOLS },
        rules: [over(LONG, seeing({ input: '5', cache_read: '0.5', cache_write: '6.25', output: '22.5' })), FLEX, priority('2'), ...DATA_ZONES],
      }),
      priced({
        version: 2, validFrom: CUT_SEEN, status: 'imported', source: CUT,
        prices: { ...seeing({ input: '2', cache_read: '0.2', cache_write: '2.5', output: '12' }), ...TOOLS },
        rules: [over(LONG, seeing({ input: '4', cache_read: '0.4', cache_write: '5', output: '18' })), FLEX, priority('2'), ...DATA_ZONES],
      }),
    ],
  },
  {
    providers, model: 'gpt-5.6-luna', dated: true,
    versions: [
      priced({
        version: 1, validFrom: '2026-07-09T00:00:00Z', validTo: CUT_SEEN, source: LAUNCH,
        prices: { ...seeing({ input: '1', cache_read: '0.1', cache_write: '1.25', output: '6' }), ...TOOLS },
        rules: [over(LONG, seeing({ input: '2', cache_read: '0.2', cache_write: '2.5', output: '9' })), FLEX, priority('2'), ...DATA_ZONES],
      }),
      priced({
        version: 2, validFrom: CUT_SEEN, status: 'imported', source: CUT,
        prices: { ...seeing({ input: '0.2', cache_read: '0.02', cache_write: '0.25', output: '1.2' }), ...TOOLS },
        rules: [over(LONG, seeing({ input: '0.4', cache_read: '0.04', cache_write: '0.5', output: '1.8' })), FLEX, priority('2'), ...DATA_ZONES],
      }),
    ],
  },
  {
    providers, model: 'gpt-5.5', dated: true,
    versions: [priced({
      version: 1, validFrom: '2026-04-23T00:00:00Z',
      source: retail("Azure's retail list of 2026-08-11, meter by meter, and LiteLLM 1.105.0 agree; flex and long prompts with priority: LiteLLM alone."),
      prices: { ...seeing({ input: '5', cache_read: '0.5', output: '30' }), ...TOOLS },
      rules: [
        over(LONG, seeing({ input: '10', cache_read: '1', output: '45' })),
        tierPrices('priority', seeing({ input: '12.5', cache_read: '1.25', output: '75' })),
        { id: 'priority-over-272000', when: { serviceTier: ['priority'], promptOver: LONG }, prices: seeing({ input: '20', cache_read: '2', output: '90' }) },
        BATCH, FLEX, ...DATA_ZONES,
      ],
    })],
  },
  {
    providers, model: 'gpt-chat-latest', aliases: ['chat-latest'],
    versions: [priced({
      version: 1, status: 'imported', source: retail('LiteLLM 1.105.0 alone.'),
      prices: { ...seeing({ input: '5', cache_read: '0.5', output: '30' }), ...TOOLS },
      rules: DATA_ZONES,
    })],
  },
  {
    providers, model: 'gpt-5.4', dated: true,
    versions: [priced({
      version: 1, validFrom: '2026-03-05T00:00:00Z',
      source: retail("Azure's retail list of 2026-08-11 and LiteLLM 1.105.0 agree. Cached input in a batch of short prompts is 0.13 on the list, which is not half of 0.25: half of 0.26. Flex and long prompts with priority: LiteLLM alone."),
      prices: { ...seeing({ input: '2.5', cache_read: '0.25', output: '15' }), ...TOOLS },
      rules: [
        { id: 'batch-cached', when: { serviceTier: ['batch'] }, prices: { cache_read: '0.26', cache_read_image: '0.26' } },
        over(LONG, seeing({ input: '5', cache_read: '0.5', output: '22.5' })),
        BATCH, FLEX, priority('2'), ...DATA_ZONES,
      ],
    })],
  },
  {
    providers, model: 'gpt-5.4-mini', dated: true,
    versions: [priced({
      version: 1, validFrom: '2026-03-17T00:00:00Z', source: ON_THE_LIST,
      prices: { ...seeing({ input: '0.75', cache_read: '0.075', output: '4.5' }), ...TOOLS },
      rules: [BATCH, FLEX, priority('2'), ...DATA_ZONES],
    })],
  },
  {
    providers, model: 'gpt-5.4-nano', dated: true,
    versions: [priced({
      version: 1, validFrom: '2026-03-17T00:00:00Z', source: ON_THE_LIST,
      prices: { ...seeing({ input: '0.2', cache_read: '0.02', output: '1.25' }), ...TOOLS },
      rules: [BATCH, FLEX, ...DATA_ZONES],
    })],
  },
  {
    providers, model: 'gpt-5.4-pro', dated: true,
    versions: [priced({
      version: 1, validFrom: '2026-03-05T00:00:00Z', status: 'disputed',
      source: retail("Azure's retail list of 2026-08-11 and LiteLLM 1.105.0 agree on input and output. Cached input: LiteLLM alone has a tenth of input; the list has no rate, so it is billed as input."),
      prices: { ...seeing({ input: '30', cache_read: '30', output: '180' }), ...TOOLS },
      rules: [over(LONG, seeing({ input: '60', cache_read: '60', output: '270' })), BATCH, FLEX, ...DATA_ZONES],
    })],
  },
  {
    providers, model: 'gpt-5.5-pro', dated: true,
    versions: [priced({
      version: 1, validFrom: '2026-04-23T00:00:00Z', status: 'disputed',
      source: retail("Not on Azure's retail list of 2026-08-11. LiteLLM 1.105.0 has OpenAI's price, and cached input at a tenth of input, which OpenAI does not have; it is billed as input."),
      prices: { ...seeing({ input: '30', cache_read: '30', output: '180' }), ...TOOLS },
      rules: [over(LONG, seeing({ input: '60', cache_read: '60', output: '270' })), ...DATA_ZONES],
    })],
  },
  {
    providers, model: 'gpt-5.2-pro', dated: true,
    versions: [priced({ version: 1, source: NO_CACHE_RATE, prices: { ...seeing({ input: '21', cache_read: '21', output: '168' }), ...TOOLS }, rules: [BATCH, ...DATA_ZONES] })],
  },
  {
    providers, model: 'gpt-5-pro', dated: true,
    versions: [priced({ version: 1, source: NO_CACHE_RATE, prices: { ...seeing({ input: '15', cache_read: '15', output: '120' }), ...TOOLS }, rules: [BATCH, ...DATA_ZONES] })],
  },
  {
    providers, model: 'gpt-5.3-codex', dated: true,
    versions: [priced({
      version: 1, source: ON_THE_LIST,
      prices: { ...seeing({ input: '1.75', cache_read: '0.175', output: '14' }), ...TOOLS },
      rules: [priority('2'), ...DATA_ZONES],
    })],
  },
  {
    providers, model: 'gpt-5.3-chat', dated: true,
    versions: [priced({ version: 1, source: ON_THE_LIST, prices: { ...seeing({ input: '1.75', cache_read: '0.175', output: '14' }), ...TOOLS }, rules: DATA_ZONES })],
  },
  {
    providers, model: 'gpt-5.2', dated: true,
    versions: [priced({
      version: 1, source: ON_THE_LIST,
      prices: { ...seeing({ input: '1.75', cache_read: '0.175', output: '14' }), ...TOOLS },
      rules: [BATCH, priority('2'), ...DATA_ZONES],
    })],
  },
  {
    providers, model: 'gpt-5.2-codex', dated: true,
    versions: [priced({ version: 1, source: ON_THE_LIST, prices: { ...seeing({ input: '1.75', cache_read: '0.175', output: '14' }), ...TOOLS }, rules: DATA_ZONES })],
  },
  {
    providers, model: 'gpt-5.2-chat', dated: true,
    versions: [priced({ version: 1, source: ON_THE_LIST, prices: { ...seeing({ input: '1.75', cache_read: '0.175', output: '14' }), ...TOOLS }, rules: DATA_ZONES })],
  },
  {
    providers, model: 'gpt-5.1', dated: true,
    versions: [priced({
      version: 1, source: ON_THE_LIST,
      prices: { ...seeing({ input: '1.25', cache_read: '0.125', output: '10' }), ...TOOLS },
      rules: [BATCH, priority('2'), ...DATA_ZONES],
    })],
  },
  {
    providers, model: 'gpt-5.1-codex', aliases: ['gpt-5.1-codex-max'], dated: true,
    versions: [priced({ version: 1, source: ON_THE_LIST, prices: { ...seeing({ input: '1.25', cache_read: '0.125', output: '10' }), ...TOOLS }, rules: DATA_ZONES })],
  },
  {
    providers, model: 'gpt-5.1-codex-mini', dated: true,
    versions: [priced({ version: 1, source: ON_THE_LIST, prices: { ...seeing({ input: '0.25', cache_read: '0.025', output: '2' }), ...TOOLS }, rules: DATA_ZONES })],
  },
  {
    providers, model: 'gpt-5.1-chat', dated: true,
    versions: [priced({ version: 1, source: ON_THE_LIST, prices: { ...seeing({ input: '1.25', cache_read: '0.125', output: '10' }), ...TOOLS }, rules: DATA_ZONES })],
  },
  {
    providers, model: 'gpt-5', dated: true,
    versions: [priced({
      version: 1, source: ON_THE_LIST,
      prices: { ...seeing({ input: '1.25', cache_read: '0.125', output: '10' }), ...TOOLS },
      rules: [BATCH, priority('2'), ...DATA_ZONES],
    })],
  },
  {
    providers, model: 'gpt-5-codex', dated: true,
    versions: [priced({
      version: 1, status: 'imported', source: retail('LiteLLM 1.105.0 alone.'),
      prices: { ...seeing({ input: '1.25', cache_read: '0.125', output: '10' }), ...TOOLS },
      rules: DATA_ZONES,
    })],
  },
  {
    providers, model: 'gpt-5-chat', dated: true,
    versions: [priced({ version: 1, source: ON_THE_LIST, prices: { ...seeing({ input: '1.25', cache_read: '0.125', output: '10' }), ...TOOLS }, rules: DATA_ZONES })],
  },
  {
    providers, model: 'gpt-5-mini', dated: true,
    versions: [priced({
      version: 1, source: ON_THE_LIST,
      prices: { ...seeing({ input: '0.25', cache_read: '0.025', output: '2' }), ...TOOLS },
      rules: [BATCH, priority('1.8'), ...DATA_ZONES],
    })],
  },
  {
    providers, model: 'gpt-5-nano', dated: true,
    versions: [priced({
      version: 1, source: ON_THE_LIST,
      prices: { ...seeing({ input: '0.05', cache_read: '0.005', output: '0.4' }), ...TOOLS },
      rules: [BATCH, ...DATA_ZONES],
    })],
  },
  {
    providers, model: 'gpt-oss-120b', aliases: ['gpt-oss-120B'],
    versions: [priced({
      version: 1, source: LIST_ALONE,
      prices: { input: '0.15', cache_read: '0.15', output: '0.6' },
      rules: DATA_ZONES,
    })],
  },
];
