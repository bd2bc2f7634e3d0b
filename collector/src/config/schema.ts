import { IANAZone } from 'luxon';
import { z } from 'zod';
import type { ConfigFile } from './config-file.ts';
import { checkHeaders } from './check-headers.ts';
import { checkPriceSource } from './price-source.ts';
import { duration, size } from './quantities.ts';

const name = z.string('write a text').min(1, 'write a text that is not empty');
const positive = z.int('write a whole number').positive('write a number above zero');
const timeZone = name.refine((zone) => IANAZone.isValidZone(zone), 'write an IANA time zone such as Europe/Berlin or UTC');

/** Kept as text: a double would not hold every amount. */
const amount = z
  .string('write an amount in US dollars such as 250 or "0.10"')
  .regex(/^\d{1,15}(\.\d{1,20})?$/, 'write a plain decimal amount in US dollars such as 250 or "0.10"')
  .refine((text) => /[1-9]/.test(text), 'a budget is above zero');

/** From a minute, which no source minds, to the longest that a timer takes. */
const checkEvery = duration.refine((ms) => ms >= 60_000 && ms <= 500 * 3_600_000, 'write a length of time from 1m to 500h');

const target = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/, error: 'write the full URL, such as http://tempo:4318/v1/traces' }),
  headers: z.record(name, z.string('write a text, in quotes')).superRefine(checkHeaders).exactOptional(),
  timeout: duration.exactOptional(),
  concurrency: positive.max(1000).exactOptional(),
});

const scope = z.strictObject({
  provider: name.exactOptional(),
  model: name.exactOptional(),
  tenant: name.exactOptional(),
  user: name.exactOptional(),
  feature: name.exactOptional(),
  service: name.exactOptional(),
  environment: name.exactOptional(),
});

const budget = z.strictObject({
  name,
  amount_usd: amount,
  period: z.enum(['daily', 'weekly', 'monthly'], 'write daily, weekly or monthly'),
  time_zone: timeZone.exactOptional(),
  scope: scope.exactOptional(),
});

const token = z.strictObject({
  name,
  sha256: z
    .string('write the SHA-256 of the token, 64 hexadecimal digits')
    .regex(/^[\da-f]{64}$/i, 'write the SHA-256 of the token, 64 hexadecimal digits: printf %s "$TOKEN" | sha256sum'),
  role: z.enum(['ingest', 'viewer', 'admin'], 'write ingest, viewer or admin'),
});

/** The form of `spancost.yaml`. Every key is optional; a key that is not listed is an error. */
export const CONFIG_FILE: z.ZodType<ConfigFile> = z.strictObject({
  listen: z
    .strictObject({ host: name.exactOptional(), port: z.int('write a port, 0 to 65535').min(0).max(65_535).exactOptional() })
    .exactOptional(),
  ledger: z.strictObject({ path: name.exactOptional() }).exactOptional(),
  forward: z.strictObject({ traces: target.exactOptional(), metrics: target.exactOptional() }).exactOptional(),
  metrics: z.strictObject({ scrape_interval: duration.exactOptional(), time_zone: timeZone.exactOptional() }).exactOptional(),
  limits: z
    .strictObject({
      body: size.exactOptional(),
      decompressed_body: size.exactOptional(),
      values: positive.exactOptional(),
      label_values: positive.exactOptional(),
      clock_tolerance: duration.exactOptional(),
      waiting_reports: positive.exactOptional(),
    })
    .exactOptional(),
  budgets: z
    .array(budget, 'write a list of budgets')
    .superRefine((budgets, context) => {
      const names = new Set<string>();
      for (const [index, entry] of budgets.entries()) {
        if (names.has(entry.name))
          context.addIssue({
            code: 'custom',
            path: [index, 'name'],
            message: `another budget before it is called "${entry.name}" as well; give each a name of its own`,
          });
        names.add(entry.name);
      }
    })
    .exactOptional(),
  features: z.record(name, name).exactOptional(),
  prices: z
    .strictObject({
      file: name.exactOptional(),
      sync: z.strictObject({ from: name.superRefine(checkPriceSource), every: checkEvery.exactOptional() }).exactOptional(),
    })
    .exactOptional(),
  auth: z.strictObject({ tokens: z.array(token, 'write a list of tokens') }).exactOptional(),
  environment: name.exactOptional(),
  log: z.strictObject({ level: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']) }).exactOptional(),
});
