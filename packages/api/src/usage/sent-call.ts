import { PRICED_OPERATIONS, USAGE_FIELDS } from '@spancost/conventions';
import { z } from 'zod';
import { CALL_STATUSES } from '../fields/call-filter.ts';
import { USAGE_KEYS } from './usage-keys.ts';
import { USAGE_FIELD_TEXTS } from './usage-fields.ts';

/** Members that metadata and parameters may have. */
const MAX_MEMBERS = 128;

const count = z
  .number('write a number from 0 up, or leave it out where it is not known')
  .refine((value) => value >= 0, 'write a number from 0 up')
  .meta({ wire: { type: 'number', minimum: 0 } });

const usage = z
  .strictObject(Object.fromEntries(USAGE_FIELDS.map((field) => [USAGE_KEYS[field], count.describe(USAGE_FIELD_TEXTS[field]).optional()])), {
    error: (issue) =>
      issue.code === 'invalid_type' ? 'write what the call used, such as {"input_tokens": 1000, "output_tokens": 200}' : undefined,
  })
  .meta({ id: 'SentTokens', description: 'What the call used; a field that is missing is unknown, which is not zero.' });

/** A text of at most so many characters; `what` is what to write, which describes it too. */
function textUpTo(maxLength: number) {
  return (what: string) => {
    const advice = `write ${what}, a text of 1 to ${maxLength} characters`;
    return z
      .string(advice)
      .min(1, advice)
      .max(maxLength, advice)
      .describe(`${what.charAt(0).toUpperCase()}${what.slice(1)}.`);
  };
}

/** Texts by name. */
function textsUpTo(maxLength: number) {
  return z
    .record(
      z.string().max(maxLength, `write names of at most ${maxLength} characters`),
      textUpTo(maxLength)('texts as values').describe('Any text.'),
      'write texts by name, such as {"plan": "pro"}',
    )
    .refine((members) => Object.keys(members).length <= MAX_MEMBERS, `write at most ${MAX_MEMBERS} of them`);
}

/** Who and what caused a call. */
function attributionUpTo(maxLength: number) {
  const text = textUpTo(maxLength);
  return z.strictObject(
    {
      tenant: text('a tenant').describe('The customer or team that it was made for.').exactOptional(),
      user: text('a user').describe('The person that it was made for; an id rather than a name.').exactOptional(),
      feature: text('a feature').describe('The feature of the application that made it.').exactOptional(),
      session: text('a session').describe('The conversation or visit that it is part of.').exactOptional(),
      task: text('a task').describe('The piece of work that it is part of.').exactOptional(),
      object: text('an object').describe('The business object that it is about, such as order/17.').exactOptional(),
      metadata: textsUpTo(maxLength).describe(`What else is worth keeping, by name; at most ${MAX_MEMBERS} texts.`).exactOptional(),
    },
    {
      error: (issue) =>
        issue.code === 'invalid_type' ? 'write who and what caused the call, such as {"tenant": "acme", "user": "u-17"}' : undefined,
    },
  );
}

function hexadecimal(digits: number) {
  return z
    .string(`write ${digits} hexadecimal digits`)
    .regex(new RegExp(`^(?!0{${digits}})[\\da-f]{${digits}}$`), `write ${digits} lower-case hexadecimal digits, not all zero`);
}

/** One call of `POST /api/v1/usage`. @param maxLength Characters that a text may have: `limits.attribute_length` of the collector. */
export function sentCallUpTo(maxLength: number) {
  const text = textUpTo(maxLength);
  return z
    .strictObject(
      {
        id: text('an id of your own, by which the call is known if you send it again').exactOptional(),
        provider: text('who answered, such as openai or anthropic'),
        model: text('the model that was asked for, such as gpt-5'),
        response_model: text('the model that answered').exactOptional(),
        operation: z
          .enum(PRICED_OPERATIONS, `write one of ${PRICED_OPERATIONS.join(', ')}`)
          .describe('What kind of call it was.')
          .default('chat'),
        usage,
        attribution: attributionUpTo(maxLength).describe('Who and what caused it.').default({}),
        called_at: z.iso
          .datetime({ offset: true, error: 'write when the call began, in ISO 8601 with its zone, such as 2026-11-22T09:30:00Z' })
          .describe('When it began; now unless told.')
          .exactOptional(),
        duration_ms: count.describe('How long it took, in milliseconds.').exactOptional(),
        stream: z.boolean('write true or false').describe('Whether the answer came in pieces.').default(false),
        status: z
          .enum(CALL_STATUSES, `write one of ${CALL_STATUSES.join(', ')}`)
          .describe('How it ended; unless told what error_type says, and success without one.')
          .exactOptional(),
        error_type: text('what kind of error it was').exactOptional(),
        error_message: text('what went wrong in your own words, not those of a provider, who may quote prompts').exactOptional(),
        response_id: text("the id of the provider's answer").exactOptional(),
        reported_cost_usd: z
          .string('write what the provider said that it cost as a text, such as "0.0012": a number would not hold every amount')
          .regex(/^\d{1,15}(\.\d{1,20})?$/, 'write a plain amount in US dollars with at most 20 decimals, such as "0.0012"')
          .describe('What the provider said that it cost, in US dollars; it goes before any price.')
          .exactOptional(),
        service_tier: text('a tier, such as flex or priority')
          .describe('Service tier that it was billed in, such as flex or priority.')
          .exactOptional(),
        geography: text('where it was processed, such as eu').exactOptional(),
        parameters: textsUpTo(maxLength)
          .describe(`What else its price hangs on, by name, such as the quality of an image; at most ${MAX_MEMBERS} texts.`)
          .exactOptional(),
        service: text('the service that made the call').exactOptional(),
        environment: text('an environment, such as production').describe('Deployment environment, such as production.').exactOptional(),
        trace_id: hexadecimal(32).describe('The OpenTelemetry trace that it is in.').exactOptional(),
        span_id: hexadecimal(16).describe('Its span; the call is one with what that span tells.').exactOptional(),
      },
      {
        error: (issue) => (issue.code === 'invalid_type' ? 'write a call as an object with provider, model and usage' : undefined),
      },
    )
    .meta({
      id: 'SentCall',
      description: 'What a call used. trace_id and span_id stand both, or neither.',
      examples: [
        {
          id: 'job-4711/2',
          provider: 'openai',
          model: 'gpt-5',
          usage: { input_tokens: 1000, output_tokens: 200 },
          attribution: { tenant: 'acme', user: 'u-17', feature: 'support-chat' },
          called_at: '2026-11-22T09:30:00Z',
          duration_ms: 1840,
        },
      ],
    });
}

type SentCallSchema = ReturnType<typeof sentCallUpTo>;

/** A call as it was sent, checked; what was left out is not known. */
export type SentCall = z.output<SentCallSchema>;

const { shape } = sentCallUpTo(0);

/** The names of the fields of a call (under an empty name), and of the objects in it. */
export const CALL_KEYS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(shape),
  usage: Object.values(USAGE_KEYS),
  attribution: Object.keys(shape.attribution.unwrap().shape),
};
