import type { Deprecation, MeterPrices, ModelPrices, PriceRule, PriceSource, PriceStatus, PriceVersion } from '../price-book.ts';
import type { Schedule } from '../schedule.ts';
import { CHINESE_PUBLIC_HOLIDAYS } from './chinese-public-holidays.ts';
import { CHECKED_AT, RECORDED_AT } from './revision-1.ts';
import { scheduled, scheduledPrices } from './rules.ts';

const providers: readonly string[] = ['deepseek'];

/** DeepSeek's price page, and which readings of it were compared. */
function pricing(note: string): PriceSource {
  return { url: 'https://api-docs.deepseek.com/quick_start/pricing', checkedAt: CHECKED_AT, note };
}

function version(
  number: number,
  [validFrom, validTo]: readonly [from: string, to?: string],
  status: PriceStatus,
  source: PriceSource,
  prices: MeterPrices,
  rules?: readonly PriceRule[],
): PriceVersion {
  const until = validTo === undefined ? {} : { validTo };
  return { version: number, validFrom, ...until, recordedAt: RECORDED_AT, status, source, prices, ...(rules === undefined ? {} : { rules }) };
}

// Days of change. DeepSeek states most of them to the minute, in UTC or in Beijing time.
const V3_FULL_PRICE = '2025-02-08T16:00:00Z';
const NIGHT_DISCOUNT = '2025-02-26T16:30:00Z';
const ONE_PRICE_FOR_BOTH = '2025-09-05T16:00:00Z';
const V3_2 = '2025-09-29T00:00:00Z';
const V4 = '2026-04-24T00:00:00Z';
const CACHE_AT_A_TENTH = '2026-04-26T12:15:00Z';
const ALIASES_RETIRED = '2026-07-24T15:59:00Z';
const PEAK_HOURS = '2026-08-16T16:00:00Z';
const VISION = '2026-08-21T00:00:00Z';
const WEEKENDS_OFF_PEAK = '2026-08-22T16:00:00Z';
const V4_1 = '2026-09-10T04:00:00Z';
const SEARCHES_BILLED = '2026-10-31T16:00:00Z';

/** Every night from 00:30 to 08:30 in Beijing, until September 2025. */
const NIGHT: Schedule = { timeZone: 'UTC', windows: [{ from: '00:00', to: '00:30' }, { from: '16:30', to: '24:00' }] };

const PEAK_WINDOWS: Schedule['windows'] = [{ from: '09:00', to: '12:00' }, { from: '14:00', to: '18:00' }];

/** 01:00 to 04:00 and 06:00 to 10:00 UTC: in the first week of peak hours every day, then on working days. */
const PEAK_EVERY_DAY: readonly PriceRule[] = [scheduled('peak', { timeZone: 'Asia/Shanghai', windows: PEAK_WINDOWS }, '2')];
const PEAK: readonly PriceRule[] = [
  scheduled('peak', { timeZone: 'Asia/Shanghai', days: [1, 2, 3, 4, 5], windows: PEAK_WINDOWS, exceptDates: CHINESE_PUBLIC_HOLIDAYS }, '2'),
];

// What the notes have in common.
const NIGHT_DISCOUNT_NOTE = pricing(
  'DeepSeek\'s page of August 2025 with standard and discount prices, and a report of 2025-02-26 with the same figures. The discount began with the night of 2025-02-26, 16:30 UTC.',
);
const AUTUMN_2025 = pricing('"Starting from 16:00 UTC Time on Sept 5th, 2025": DeepSeek\'s page of August 2025 and reports of September agree. The night discount ended then.');
const V3_2_NOTE = pricing(
  'DeepSeek\'s announcement of 2025-09-29 ("effective immediately"; the hour is not stated), LiteLLM of 2026-08-01, Roo Code and readings of the page in April 2026 agree. genai-prices 0.2.3 still has the prices of early 2025.',
);
const V4_ALIAS = 'Since 2026-04-24 the name led to deepseek-v4-flash, at its price: DeepSeek\'s announcement of that day and its page. LiteLLM kept the price of V3.2 until August.';
const V4_PEAK = 'Announced for 16:00 UTC on August 16, 2026: DeepSeek\'s page of that week, genai-prices 0.2.3 and models.dev agree. Off-peak is the base price; genai-prices begins on the day after.';
const WEEKEND = 'Off-peak all day at weekends since 2026-08-23 in Beijing: DeepSeek\'s page, genai-prices 0.2.3 and several billing tools agree.';
const HOLIDAYS = 'Since 2026-09-19 the page excepts Chinese public holidays; none fell between. Read as every day off of the State Council\'s notice. DeepSeek bills by the hour in which tokens are processed; the book knows when the call began.';
const FLASH_4_1 = 'DeepSeek\'s page of September to November 2026, genai-prices 0.2.3 and pi-ai 1.5.2 (peak price) agree. Images are counted as input tokens.';
const SEARCH = 'Web searches by the server are billed since 2026-11-01 00:00 in Beijing, 5 yuan or $0.75 per 1,000: DeepSeek\'s page and two readings of it agree. Fetched pages cost as much and are not told apart; OCR and speech are APIs of their own.';

const CHAT_RETIRED: Deprecation = {
  retiresAt: ALIASES_RETIRED,
  replacement: 'deepseek-v4-flash',
  source: { url: 'https://api-docs.deepseek.com/news/news260424', checkedAt: CHECKED_AT, note: '"Fully retired and inaccessible after Jul 24th, 2026, 15:59 (UTC Time)."' },
};

const ONE_PRICE: MeterPrices = { input: '0.56', cache_read: '0.07', output: '1.68' };
const V3_2_PRICES: MeterPrices = { input: '0.28', cache_read: '0.028', output: '0.42' };
const V4_FLASH_LAUNCH: MeterPrices = { input: '0.14', cache_read: '0.028', output: '0.28' };
const V4_FLASH: MeterPrices = { input: '0.14', cache_read: '0.0028', output: '0.28' };
const V4_FLASH_OFF_PEAK: MeterPrices = { input: '0.22', cache_read: '0.007', output: '0.66' };
const V4_VISION_OFF_PEAK: MeterPrices = withImages({ input: '0.22', cache_read: '0.007', output: '0.66' });
const V4_1_FLASH: MeterPrices = withImages({ input: '0.15', cache_read: '0.003', output: '0.6' });
const V4_PRO_OFF_PEAK: MeterPrices = { input: '0.66', cache_read: '0.022', output: '1.98' };

/** Image tokens at the price of text. */
function withImages(prices: MeterPrices & { readonly input: string; readonly cache_read: string }): MeterPrices {
  return { ...prices, input_image: prices.input, cache_read_image: prices.cache_read };
}

/** What the two old names share from September 2025 to their end, counted on from a version. */
function sharedHistory(first: number): readonly PriceVersion[] {
  return [
    version(first, [ONE_PRICE_FOR_BOTH, V3_2], 'verified', AUTUMN_2025, ONE_PRICE),
    version(first + 1, [V3_2, V4], 'verified', V3_2_NOTE, V3_2_PRICES),
    version(first + 2, [V4, CACHE_AT_A_TENTH], 'verified', pricing(`${V4_ALIAS} Cache hits cost ten times as much in the first days.`), V4_FLASH_LAUNCH),
    version(first + 3, [CACHE_AT_A_TENTH, ALIASES_RETIRED], 'verified', pricing(V4_ALIAS), V4_FLASH),
  ];
}

/** V4.1 Flash, also under the names of the models that it took the place of; counted on from a version. */
function flash41(first: number): readonly PriceVersion[] {
  return [
    version(first, [V4_1, SEARCHES_BILLED], 'verified', pricing(`${FLASH_4_1} ${HOLIDAYS}`), { ...V4_1_FLASH, web_search: '0' }, PEAK),
    version(first + 1, [SEARCHES_BILLED], 'verified', pricing(`${FLASH_4_1} ${SEARCH} ${HOLIDAYS}`), { ...V4_1_FLASH, web_search: '0.75' }, PEAK),
  ];
}

/**
 * DeepSeek's own API in US dollars. Reasoning is output. Off-peak prices are the base, peak hours double every token; DeepSeek
 * announced that V4 Pro would be billed as Flash from 2026-09-14 on, and called it off on 2026-09-11.
 */
export const DEEPSEEK: readonly ModelPrices[] = [
  {
    providers, model: 'deepseek-flash', aliases: ['deepseek-v4.1-flash', 'deepseek-v4.1-flash-1017'],
    versions: flash41(1),
  },
  {
    providers, model: 'deepseek-v4-pro', aliases: ['deepseek-v4-pro-0813'],
    versions: [
      version(1, [V4, CACHE_AT_A_TENTH], 'disputed',
        pricing('The list price of the launch. Reports differ on whether the discount of 75 % held from the first day or from 2026-04-26 on.'),
        { input: '1.74', cache_read: '0.145', output: '3.48' }),
      version(2, [CACHE_AT_A_TENTH, PEAK_HOURS], 'verified',
        pricing('A discount of 75 %, made permanent on 2026-05-22: readings of DeepSeek\'s page in May and July 2026, LiteLLM and OpenRouter of 2026-08-01 agree. Cache hits at a tenth "from 2026/4/26 12:15 UTC".'),
        { input: '0.435', cache_read: '0.003625', output: '0.87' }),
      version(3, [PEAK_HOURS, WEEKENDS_OFF_PEAK], 'verified', pricing(V4_PEAK), V4_PRO_OFF_PEAK, PEAK_EVERY_DAY),
      version(4, [WEEKENDS_OFF_PEAK, SEARCHES_BILLED], 'verified',
        pricing(`${WEEKEND} ${HOLIDAYS} pi-ai 1.5.2 has the peak price alone, ai-sdk-cost-calculator 7.1.14 the price of Flash.`),
        { ...V4_PRO_OFF_PEAK, web_search: '0' }, PEAK),
      version(5, [SEARCHES_BILLED], 'verified', pricing(`${SEARCH} ${HOLIDAYS}`), { ...V4_PRO_OFF_PEAK, web_search: '0.75' }, PEAK),
    ],
  },
  {
    providers, model: 'deepseek-v4-flash', aliases: ['deepseek-v4-flash-0731'],
    versions: [
      version(1, [V4, CACHE_AT_A_TENTH], 'verified', pricing('Launch price: readings of April 2026 agree. Cache hits went to a tenth "from 2026/4/26 12:15 UTC".'), V4_FLASH_LAUNCH),
      version(2, [CACHE_AT_A_TENTH, PEAK_HOURS], 'verified',
        pricing('LiteLLM of 2026-08-01, genai-prices 0.2.3 and readings of the page in May and July 2026 agree; OpenRouter kept the first price of cache hits.'), V4_FLASH),
      version(3, [PEAK_HOURS, WEEKENDS_OFF_PEAK], 'verified', pricing(V4_PEAK), V4_FLASH_OFF_PEAK, PEAK_EVERY_DAY),
      version(4, [WEEKENDS_OFF_PEAK, V4_1], 'verified', pricing(`${V4_PEAK} ${WEEKEND}`), V4_FLASH_OFF_PEAK, PEAK),
      ...flash41(5),
    ],
  },
  {
    providers, model: 'deepseek-v4-flash-vision-exp',
    versions: [
      version(1, [VISION, WEEKENDS_OFF_PEAK], 'verified', pricing(`The price of deepseek-v4-flash, images as input tokens: OpenRouter's and Vercel's lists and a reading of the page agree. ${V4_PEAK}`), V4_VISION_OFF_PEAK, PEAK_EVERY_DAY),
      version(2, [WEEKENDS_OFF_PEAK, V4_1], 'verified', pricing(`The price of deepseek-v4-flash, images as input tokens. ${WEEKEND}`), V4_VISION_OFF_PEAK, PEAK),
      ...flash41(3),
    ],
  },
  {
    providers, model: 'deepseek-chat', deprecation: CHAT_RETIRED,
    versions: [
      version(1, ['2024-12-26T00:00:00Z', V3_FULL_PRICE], 'imported',
        pricing('Launch price of V3 until 2025-02-08 16:00 UTC, as the page said; the dollars are those of V2.5, which it kept, and fit the yuan of LobeHub\'s list.'),
        { input: '0.14', cache_read: '0.014', output: '0.28' }),
      version(2, [V3_FULL_PRICE, NIGHT_DISCOUNT], 'verified', pricing('DeepSeek\'s page of February 2025 and genai-prices 0.2.3 agree.'),
        { input: '0.27', cache_read: '0.07', output: '1.1' }),
      version(3, [NIGHT_DISCOUNT, ONE_PRICE_FOR_BOTH], 'verified', NIGHT_DISCOUNT_NOTE, { input: '0.27', cache_read: '0.07', output: '1.1' },
        [scheduledPrices('night', NIGHT, { input: '0.135', cache_read: '0.035', output: '0.55' })]),
      ...sharedHistory(4),
    ],
  },
  {
    providers, model: 'deepseek-reasoner', deprecation: CHAT_RETIRED,
    versions: [
      version(1, ['2025-01-20T00:00:00Z', NIGHT_DISCOUNT], 'verified', pricing('DeepSeek\'s page of February 2025, genai-prices 0.2.3 and LiteLLM of 2026-08-01 (deepseek-r1) agree.'),
        { input: '0.55', cache_read: '0.14', output: '2.19' }),
      version(2, [NIGHT_DISCOUNT, ONE_PRICE_FOR_BOTH], 'verified', NIGHT_DISCOUNT_NOTE, { input: '0.55', cache_read: '0.14', output: '2.19' },
        [scheduledPrices('night', NIGHT, { input: '0.135', cache_read: '0.035', output: '0.55' })]),
      ...sharedHistory(3),
    ],
  },
];
