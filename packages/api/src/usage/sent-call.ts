import { PRICED_OPERATIONS, USAGE_FIELDS } from '@spancost/conventions';
import { z } from 'zod';
import { CALL_STATUSES } from '../fields/call-filter.ts';
import { USAGE_KEYS } from './usage-keys.ts';

/** Members that metadata and parameters may have. */
const MAX_MEMBERS = 128;

const count = z
  .number('write a number from 0 up, or leave it out where it is not known')
  .refine((value) => value >= 0, 'write a number from 0 up')
  .meta({ wire: { type: 'number', minimum: 0 } });

const usage = z
  .strictObject(Object.fromEntries(USAGE_FIELDS.map((field) => [USAGE_KEYS[field], count.optional()])), {
    error: (issue) =>
      issue.code === 'invalid_type' ? 'write what the call used, such as {"input_tokens": 1000, "output_tokens": 200}' : undefined,
  })
  .meta({ id: 'SentTokens', description: 'What the call used; a field that is missing is unknown, which is not zero.' });

/** A text of at most so many characters; `what` is what to write. */
function textUpTo(maxLength: number) {
  return (what: string) => {
    const advice = `write ${what}, a text of 1 to ${maxLength} characters`;
    return z.string(advice).min(1, advice).max(maxLength, advice);
  };
}

/** Texts by name. */
function textsUpTo(maxLength: number) {
  return z
    .record(
      z.string().max(maxLength, `write names of at most ${maxLength} characters`),
      textUpTo(maxLength)('texts as values'),
      'write texts by name, such as {"plan": "pro"}',
    )
    .refine((members) => Object.keys(members).length <= MAX_MEMBERS, `write at most ${MAX_MEMBERS} of them`);
}

/** Who and what caused a call. */
function attributionUpTo(maxLength: number) {
  const text = textUpTo(maxLength);
  return z.strictObject(
    {
      tenant: text('a tenant').exactOptional(),
      user: text('a user').exactOptional(),
      feature: text('a feature').exactOptional(),
      session: text('a session').exactOptional(),
      task: text('a task').exactOptional(),
      object: text('an object').exactOptional(),
      metadata: textsUpTo(maxLength).exactOptional(),
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
        operation: z.enum(PRICED_OPERATIONS, `write one of ${PRICED_OPERATIONS.join(', ')}`).default('chat'),
        usage,
        attribution: attributionUpTo(maxLength).default({}),
        called_at: z.iso
          .datetime({ offset: true, error: 'write when the call began, in ISO 8601 with its zone, such as 2026-11-22T09:30:00Z' })
          .exactOptional(),
        duration_ms: count.exactOptional(),
        stream: z.boolean('write true or false').default(false),
        status: z.enum(CALL_STATUSES, `write one of ${CALL_STATUSES.join(', ')}`).exactOptional(),
        error_type: text('what kind of error it was').exactOptional(),
        error_message: text('what went wrong in your own words, not those of a provider, who may quote prompts').exactOptional(),
        response_id: text("the id of the provider's answer").exactOptional(),
        reported_cost_usd: z
          .string('write what the provider said that it cost as a text, such as "0.0012": a number would not hold every amount')
          .regex(/^\d{1,15}(\.\d{1,20})?$/, 'write a plain amount in US dollars with at most 20 decimals, such as "0.0012"')
          .exactOptional(),
        service_tier: text('a tier, such as flex or priority').exactOptional(),
        geography: text('where it was processed, such as eu').exactOptional(),
        parameters: textsUpTo(maxLength).exactOptional(),
        service: text('the service that made the call').exactOptional(),
        environment: text('an environment, such as production').exactOptional(),
        trace_id: hexadecimal(32).exactOptional(),
        span_id: hexadecimal(16).exactOptional(),
      },
      {
        error: (issue) => (issue.code === 'invalid_type' ? 'write a call as an object with provider, model and usage' : undefined),
      },
    )
    .meta({ id: 'SentCall', description: 'What a call used. trace_id and span_id stand both, or neither.' });
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
