import { resolve } from 'node:path';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { checkHeaders } from '../check-headers.ts';
import { checkPriceSource, isUrl } from '../price-source.ts';
import type { ValueType } from './value-type.ts';

const itself = (text: string): string => text;

const anyText: z.ZodType<string, string> = z.string('write a text').min(1, 'write a text that is not empty');
const TEXT_JSON = { type: 'string', minLength: 1 };

/** A text that is not empty. */
export const text: ValueType<string> = { name: 'text', schema: anyText, json: TEXT_JSON, fromText: itself };

const LABEL = 'write a name of 100 characters at most, on one line, without spaces around it and not just dots';

/** The name of something, as it stands in labels of metrics and in addresses. */
export const label: ValueType<string> = {
  name: 'name',
  schema: z.string('write a text').regex(/^(?! |\.{1,2}$)[^\p{C}\p{Zl}\p{Zp}]{1,100}(?<! )$/u, LABEL),
  json: { type: 'string', minLength: 1, maxLength: 100 },
  fromText: itself,
};

/** A file; in `spancost.yaml` relative to it, in the environment to the working directory. */
export const path: ValueType<string> = {
  ...text,
  name: 'path',
  seenFrom: (file, folder) => resolve(folder, file),
};

/** Where prices may be taken from: a file, or a URL. */
export const priceSource: ValueType<string> = {
  ...path,
  name: 'path or https URL',
  schema: z.string('write a text').min(1, 'write a text that is not empty').superRefine(checkPriceSource),
  seenFrom: (from, folder) => (isUrl(from) ? from : resolve(folder, from)),
};

export const timeZone: ValueType<string> = {
  ...text,
  name: 'time zone',
  schema: anyText.refine((zone) => IANAZone.isValidZone(zone), 'write an IANA time zone such as Europe/Berlin or UTC'),
};

/** @param such An example for who writes something else. */
export function httpUrl(such: string): ValueType<string> {
  return {
    name: 'URL',
    schema: z.url({ protocol: /^https?$/, error: `write the full URL, such as ${such}` }),
    json: { type: 'string', pattern: '^https?://' },
    fromText: itself,
  };
}

/** A whole number in these bounds, both included. */
export function wholeNumber(min: number, max: number, problem: string = `write a whole number from ${min} to ${max}`): ValueType<number> {
  return {
    name: 'whole number',
    schema: z.int(problem).min(min, problem).max(max, problem),
    json: { type: 'integer', minimum: min, maximum: max },
    fromText: (digits) => (/^-?\d{1,16}$/.test(digits) ? Number(digits) : digits),
  };
}

/** A share of a whole, from 0 to 1. */
export const share: ValueType<number> = {
  name: 'share from 0 to 1',
  schema: z.number('write a share from 0 to 1, such as 0.1').min(0, 'write a share from 0 to 1').max(1, 'write a share from 0 to 1'),
  json: { type: 'number', minimum: 0, maximum: 1 },
  fromText: (digits) => (/^\d{1,3}(\.\d{1,12})?$/.test(digits) ? Number(digits) : digits),
};

export function oneOf<const T extends string>(...words: readonly [T, ...T[]]): ValueType<T> {
  const last = words.at(-1) ?? '';
  return {
    name: words.map((word) => `\`${word}\``).join(', '),
    schema: z.enum(words, `write ${words.length === 1 ? last : `${words.slice(0, -1).join(', ')} or ${last}`}`),
    json: { enum: words },
    fromText: itself,
  };
}

/** Yes or no. */
export const flag: ValueType<boolean> = {
  name: '`true`, `false`',
  schema: z.boolean('write true or false'),
  json: { type: 'boolean' },
  fromText: (word) => (word === 'true' ? true : word === 'false' ? false : word),
};

/** E-mail addresses, one after the other. */
export const emailList: ValueType<readonly string[]> = {
  name: 'list of e-mail addresses',
  schema: z.array(
    z.email({ error: 'write an e-mail address, such as finance@example.com' }),
    'write a list of e-mail addresses, such as [finance@example.com]',
  ),
  json: { type: 'array', items: { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' } },
};

/** URLs, one after the other. @param such An example for who writes something else. */
export function urlList(such: string): ValueType<readonly string[]> {
  const { schema, json } = httpUrl(such);
  return { name: 'list of URLs', schema: z.array(schema, `write a list of URLs, such as [${such}]`), json: { type: 'array', items: json } };
}

/** SHA-256 as 64 hexadecimal digits. @param advice How to make one. */
export function sha256(advice: string): ValueType<string> {
  const problem = 'write the SHA-256 of the token, 64 hexadecimal digits';
  return {
    name: '64 hexadecimal digits',
    schema: z
      .string(problem)
      .regex(/^[\da-f]{64}$/i, `${problem}: ${advice}`)
      .toLowerCase(),
    json: { type: 'string', pattern: '^[0-9a-fA-F]{64}$' },
    fromText: itself,
  };
}

const INSTANT = 'write a day or a time with its zone, such as 2027-06-30 or 2027-06-30T12:00:00Z';

/** A moment, as milliseconds since the epoch; a day alone is its beginning in UTC. */
export const instant: ValueType<number> = {
  name: 'day or time',
  schema: z.union([z.iso.date(), z.iso.datetime({ offset: true })], INSTANT).transform((text) => Date.parse(text)),
  json: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d(T.+)?$' },
  fromText: itself,
};

/** Names and texts of one's own. */
export const texts: ValueType<Readonly<Record<string, string>>> = {
  name: 'map of texts',
  schema: z.record(anyText, anyText, 'write names and texts, such as { chat: Support chat }'),
  json: { type: 'object', additionalProperties: TEXT_JSON },
};

/** What is sent along with requests to somebody else. */
export const headers: ValueType<Readonly<Record<string, string>>> = {
  name: 'map of HTTP headers',
  schema: z
    .record(anyText, z.string('write a text, in quotes'), 'write names and texts, such as { x-scope: team }')
    .superRefine(checkHeaders),
  json: { type: 'object', additionalProperties: { type: 'string' } },
};
