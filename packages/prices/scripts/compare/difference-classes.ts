import type { SourceFormat } from '../../src/sources/index.ts';
import type { PriceDifference } from '../../src/upkeep/index.ts';

/** Why a list and the book may say something different of one model. */
export interface DifferenceClass {
  readonly id: string;
  /** Whose price is what a call costs; `both` where they price different things, `open` where nobody has found out. */
  readonly right: 'book' | 'both' | 'open';
  readonly why: string;
  /** Provider, model, meter and rule, as {@link nameOf} writes them. */
  readonly names: RegExp;
  /** Only of these lists. */
  readonly lists?: readonly SourceFormat[];
  /** Only where the book's price has one of these. */
  readonly statuses?: readonly string[];
  /** Only where the list's price is so many percent off. */
  readonly percent?: (percent: number) => boolean;
}

/** `openai gpt-5-nano input (priority)`. */
export function nameOf(provider: string, model: string, { meter, rule }: PriceDifference): string {
  return `${provider} ${model} ${meter}${rule === undefined ? '' : ` (${rule})`}`;
}

/** A difference, and whose. */
export interface DifferenceOfModel {
  readonly list: SourceFormat | undefined;
  readonly provider: string;
  readonly model: string;
  /** Of the book's price. */
  readonly status: string;
  readonly difference: PriceDifference;
}

/** The first class that a difference belongs to; undefined for one that nobody has explained. */
export function classOf({ list, provider, model, status, difference }: DifferenceOfModel): DifferenceClass | undefined {
  const name = nameOf(provider, model, difference);
  return DIFFERENCE_CLASSES.find(
    ({ names, lists, statuses, percent }) =>
      names.test(name) &&
      (lists === undefined || (list !== undefined && lists.includes(list))) &&
      (statuses === undefined || statuses.includes(status)) &&
      (percent === undefined || (difference.percent !== undefined && percent(Number(difference.percent)))),
  );
}

/** From the plainest to what is true of single models, and last what the book says of itself; docs/accuracy.md has them with their counts. */
export const DIFFERENCE_CLASSES: readonly DifferenceClass[] = [
  {
    id: 'redirected',
    right: 'book',
    why: 'xAI retired the older Grok models on 2026-05-15; their names have led to grok-4.3 or grok-build-0.1 since, at its price. The lists keep the price of the retired model.',
    names: /^x_ai grok-(?:3|4|code)(?:-(?:\d{4}|1|latest|beta|fast|mini|1-fast|fast-1))?(?:-[a-z0-9-]+)? /,
  },
  {
    id: 'moving-name',
    right: 'book',
    why: 'A name without a version leads to another model every few months; the list has an older one. Calls are priced by the model that the answer names, which is exact.',
    names: /^\S+ (?:\S+-latest|deepseek-flash|mistral-medium(?:-3)?|codestral|chat-latest) /,
  },
  {
    id: 'in-region',
    right: 'book',
    why: 'On Bedrock a name without a profile is served in its region, which costs a tenth more than the global profile from Claude 4.5 and Nova 2 on. The lists have the global price under the plain name, or that of the United States under `eu.`.',
    names: /^aws\.bedrock (?:anthropic\.claude|eu\.anthropic\.claude-opus|amazon\.nova-2)/,
    percent: (percent) => percent === -9.09,
  },
  {
    id: 'nova-in-europe',
    right: 'open',
    why: 'LiteLLM has Nova in the EU at 1.3 times the price of the United States, pi-ai at 1.15 times; of Nova 2 pi-ai has 1.13 times that of the United States and LiteLLM the same. The book takes the higher.',
    names: /^aws\.bedrock eu\.amazon\.nova-/,
  },
  {
    id: 'hours',
    right: 'book',
    why: "DeepSeek doubles its prices at China's working hours. pi-ai has the price of those hours all day.",
    names: /^deepseek deepseek-v4(?:\.1)?-(?:pro|flash)(?:-\d+)? (?:input|output|cache_read)$/,
    lists: ['pi-ai'],
  },
  {
    id: 'later-model',
    right: 'book',
    why: 'DeepSeek changed the price under the same name: cache hits went to a tenth on 2026-04-26, and V4.1 took the name over in September. The list has an earlier price.',
    names: /^deepseek deepseek-v4-flash /,
    lists: ['genai-prices', 'openrouter'],
  },
  {
    id: 'rounded',
    right: 'book',
    why: "The list rounds to two or three decimals, or follows a page that does; the unrounded price is in the makers' own lists.",
    names: / cache_read(?:_image|_video)?(?: \(flex\)| \(priority\))?$| moonshotai\.kimi-k2\.5 output$/,
    percent: (percent) => Math.abs(percent) <= 4 || percent === 20 || percent === -7.41 || percent === 33.33,
  },
  {
    id: 'promotion',
    right: 'both',
    why: "OpenRouter sold the model at half of OpenAI's list price for a time, searches included.",
    names: /^openai gpt-5\.6-(?:luna|terra) /,
    lists: ['openrouter'],
  },
  {
    id: 'other-host',
    right: 'both',
    why: "OpenRouter lists whoever serves the open weights cheapest, the book the maker's own API; the Gemini API serves Gemma for nothing.",
    names: /^(?:gcp\.gemini gemma-|mistral_ai (?:open-)?mistral-nemo|openai gpt-oss|groq )/,
    lists: ['openrouter'],
  },
  {
    id: 'azure-zone',
    right: 'book',
    why: 'A tenth more is what the data zones and regions of Azure cost; the list has it under the name of the global deployment.',
    names: /^azure\.ai\.openai /,
    percent: (percent) => percent === 10,
  },
  {
    id: 'azure-tiers',
    right: 'open',
    why: "LiteLLM has priority and batch prices of models for which Azure's retail list of 2026-08-11 has none. The book marks such a call as estimated at list price.",
    names: /^azure\.ai\.(?:openai|inference) \S+ \S+ \((?:priority|batch)\)$/,
    percent: (percent) => percent === 100 || percent === 80 || percent === -50,
  },
  {
    id: 'gpt-5.5-priority',
    right: 'book',
    why: "LiteLLM of August has twice the price; its later releases and the makers' lists have 2.5 times.",
    names: /^(?:openai|azure\.ai\.(?:openai|inference)) gpt-5\.5(?:-2026-04-23)? \S+ \(priority\)$/,
    lists: ['litellm'],
  },
  {
    id: 'fast-mode-ended',
    right: 'book',
    why: 'Anthropic ended the fast mode of Opus 4.6 on 2026-06-29: what asks for it is served and billed at standard speed.',
    names: /^anthropic claude-opus-4-6(?:-20260205)? \S+ \(fast\)$/,
  },
  {
    id: 'long-writes-of-an-hour',
    right: 'book',
    why: 'LiteLLM has a price for long prompts, but none for one-hour cache writes in them, and bills those as in short ones. Anthropic doubles them too.',
    names: / cache_write_1h \((?:over|from)-\d+\)$/,
    lists: ['litellm'],
  },
  {
    id: 'long-prompts',
    right: 'book',
    why: 'The list knows a price for long prompts that the provider does not have, or no longer has: Opus 4.6 lost it on 2026-03-13, Claude 3.5 never had one.',
    names: /^(?:gcp\.vertex_ai claude-opus-4-6|aws\.bedrock anthropic\.claude-3-5-sonnet)\S* \S+ \((?:over|from)-\d+\)$/,
  },
  {
    id: 'price-cut',
    right: 'book',
    why: "The provider has changed the price and the list has not followed: Grok 4.20, Veo 3.1 Fast, Llama 3.1 70B on Bedrock, the first preview of cached input of Gemini 2.5, Mistral's 2025 models, Haiku 3.5 on Vertex AI.",
    names:
      /^(?:x_ai grok-4\.20|gcp\.\w+ veo-3\.1-fast|aws\.bedrock (?:us\.)?meta\.llama3-1-70b|gcp\.\w+ gemini-2\.5-flash-preview-09-2025|mistral_ai (?:open-mistral-nemo|mistral-small-3-2)|gcp\.vertex_ai claude-3-5-haiku|groq openai\/gpt-oss-safeguard)/,
  },
  {
    id: 'sound',
    right: 'book',
    why: "The list prices speech and audio as it does text, or as another model of the family: Gemini's speech, live and native-audio models, gpt-4o-mini-tts, transcription, audio previews, realtime.",
    names: /(?:-tts|-transcribe|-audio|realtime|native-audio|gemini-3\.5-flash |gpt-audio)/,
  },
  {
    id: 'images',
    right: 'book',
    why: 'The list has the price of another image model of the family, or that of text: Gemini 3.1 Flash Image, the output of gpt-image-2, image tokens of models that price them apart.',
    names: /^(?:gcp\.\w+ gemini-3\.1-flash-image|(?:openai|azure\.ai\.openai) gpt-image-2|\S+ \S*embed\S* input_image)/,
  },
  {
    id: 'search-fees',
    right: 'book',
    why: 'The list has the fee of the largest context under the plain name, or that of a later search tool; the book has the fee by default, and the others as rules.',
    names: /^(?:perplexity \S+ request|openai gpt-4o(?:-mini)?-search-preview\S* web_search)/,
  },
  {
    id: 'command-r-of-spring',
    right: 'open',
    why: 'Cohere says that the bare names are the models of spring 2024; genai-prices and LiteLLM price them as those of August 2024.',
    names: /^cohere command-r(?:-plus)? /,
  },
  {
    id: 'grok-4.5-cache',
    right: 'book',
    why: "xAI's page says 0.30 for cached input of Grok 4.5, as pi-ai and genai-prices do; LiteLLM has 0.50.",
    names: /^x_ai grok-4\.5\S* cache_read/,
    lists: ['litellm'],
  },
  {
    id: 'slip',
    right: 'book',
    why: 'A number that contradicts all other lists: gpt-5-nano with priority at 50 times its price, one-hour writes of Haiku 3 and Opus 3 at those of Sonnet, Haiku 3.5 in the EU at a third, Gemini 2.5 Pro with priority at list price, text out of gpt-realtime-2, small open models on Bedrock.',
    names:
      /^(?:openai gpt-5-nano \S+ \(priority\)|anthropic claude-3-(?:haiku|opus)-\d+ cache_write_1h|aws\.bedrock eu\.anthropic\.claude-3-5-haiku|gcp\.gemini gemini-2\.5-pro \S+ \(priority|aws\.bedrock (?:openai\.gpt-oss-20b|qwen\.qwen3-coder-480b))/,
    lists: ['litellm'],
  },
  {
    id: 'disputed',
    right: 'open',
    why: 'The book marks the price as disputed itself; the note of the version says who says what and why this one was taken.',
    names: /./,
    statuses: ['disputed'],
  },
  {
    id: 'one-list',
    right: 'open',
    why: 'The book has the price from one list and says so: models that ended, or tiers that nobody else lists.',
    names: /./,
    statuses: ['imported'],
  },
];
