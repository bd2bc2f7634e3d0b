import { readBedrockProfile } from '@spancost/conventions';

/** What a model's name says once what providers put around it is taken away. */
export interface ModelId {
  /** The id that a book may have. */
  readonly model: string;
  /** Where the name says that the call is processed. */
  readonly geography?: string;
  /** Whether the provider's rules make calls under this name free. */
  readonly free?: true;
}

/**
 * Reads the forms in which providers write one model: Bedrock's regional and global inference profiles and ARNs, Google's
 * resource names, OpenAI's fine-tuned models, OpenRouter's `:free`. Undefined for a name that has no such form.
 *
 * @example readModelId('aws.bedrock', 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0')
 * // { model: 'anthropic.claude-sonnet-4-5-20250929-v1:0', geography: 'eu' }
 */
export function readModelId(provider: string, model: string): ModelId | undefined {
  if (provider === 'aws.bedrock') return readBedrock(model);
  if (provider === 'openrouter') return model.endsWith(':free') ? { model, free: true } : undefined;
  if (provider.startsWith('gcp.')) return readGoogle(model);
  return readFineTuned(model);
}

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html */
const BEDROCK_ARN = /^arn:aws[a-z-]*:bedrock:([a-z0-9-]*):\d*:(?:foundation-model|inference-profile|provisioned-model)\/(.+)$/;

/** A model that is named without a profile is processed in the region that was called, which an ARN names. */
function readBedrock(name: string): ModelId {
  const [, region = '', id = name] = BEDROCK_ARN.exec(name) ?? [];
  const profile = readBedrockProfile(id);
  if (profile !== undefined) return { model: profile.model, geography: profile.place };
  return { model: id, geography: region === '' ? 'regional' : region };
}

const GOOGLE_RESOURCE = /^(?:projects\/[^/]+\/locations\/([^/]+)\/)?(?:publishers\/[^/]+\/)?models\/([^/]+)$/;

function readGoogle(name: string): ModelId | undefined {
  const resource = GOOGLE_RESOURCE.exec(name);
  if (resource === null) return undefined;
  const [, location, model] = resource;
  return location === undefined ? { model: model! } : { model: model!, geography: location };
}

/** `ft:gpt-4o-mini-2024-07-18:organisation:name:id` is billed as every fine-tuned `gpt-4o-mini-2024-07-18`. */
const FINE_TUNED = /^ft:([^:]+):/;

function readFineTuned(name: string): ModelId | undefined {
  const base = FINE_TUNED.exec(name)?.[1];
  return base === undefined ? undefined : { model: `ft:${base}` };
}

const DATE_SUFFIX = /(?:-(\d{4})(-?)(\d\d)\2(\d\d)|@(\d{4})(\d\d)(\d\d))$/;

/**
 * A model id without the date at its end, or undefined if it has none: `gpt-5-2025-08-07`, `gpt-5-20250807` and
 * `gpt-5@20250807` are `gpt-5`. What is no day of the calendar is no date.
 */
export function withoutDate(model: string): string | undefined {
  const date = DATE_SUFFIX.exec(model);
  if (date === null || date.index === 0) return undefined;
  const [, year = date[5], , month = date[6], day = date[7]] = date;
  return isDay(Number(year), Number(month), Number(day)) ? model.slice(0, date.index) : undefined;
}

/** Whether there is such a day, since there are language models and before they would be dated by mistake. */
function isDay(year: number, month: number, day: number): boolean {
  const instant = new Date(Date.UTC(year, month - 1, day));
  return year >= 2019 && year < 2100 && instant.getUTCMonth() === month - 1 && instant.getUTCDate() === day;
}
