import { PRICED_OPERATIONS, USAGE_FIELDS, type CallStatus } from '@spancost/conventions';
import { z } from 'zod';
import type { SentAttribution, SentCall } from './sent-call.ts';
import { USAGE_KEYS } from './usage-fields.ts';

/** Members that metadata and parameters may have. */
const MAX_MEMBERS = 128;

const STATUSES: readonly CallStatus[] = ['success', 'error', 'timeout', 'rate_limited', 'cancelled'];

const count = z
  .number('write a number from 0 up, or leave it out where it is not known')
  .refine((value) => value >= 0, 'write a number from 0 up');

const usage = z.strictObject(Object.fromEntries(USAGE_FIELDS.map((field) => [USAGE_KEYS[field], count.optional()])), {
  error: (issue) =>
    issue.code === 'invalid_type' ? 'write what the call used, such as {"input_tokens": 1000, "output_tokens": 200}' : undefined,
});

/** A text of at most so many characters; `what` is what to write. */
type Text = (what: string) => z.ZodString;

function textUpTo(maxLength: number): Text {
  return (what) => {
    const advice = `write ${what}, a text of 1 to ${maxLength} characters`;
    return z.string(advice).min(1, advice).max(maxLength, advice);
  };
}

/** Texts by name. */
function textsUpTo(maxLength: number): z.ZodType<Readonly<Record<string, string>>> {
  return z
    .record(
      z.string().max(maxLength, `write names of at most ${maxLength} characters`),
      textUpTo(maxLength)('texts as values'),
      'write texts by name, such as {"plan": "pro"}',
    )
    .refine((members) => Object.keys(members).length <= MAX_MEMBERS, `write at most ${MAX_MEMBERS} of them`);
}

/** Who and what caused a call. */
function attributionFields(maxLength: number): Readonly<Record<keyof SentAttribution, z.ZodOptional>> {
  const text = textUpTo(maxLength);
  return {
    tenant: text('a tenant').optional(),
    user: text('a user').optional(),
    feature: text('a feature').optional(),
    session: text('a session').optional(),
    task: text('a task').optional(),
    object: text('an object').optional(),
    metadata: textsUpTo(maxLength).optional(),
  };
}

/** The fields of a call. */
function callFields(maxLength: number): Readonly<Record<keyof SentCall, z.ZodType>> {
  const text = textUpTo(maxLength);
  return {
    id: text('an id of your own, by which the call is known if you send it again').optional(),
    provider: text('who answered, such as openai or anthropic'),
    model: text('the model that was asked for, such as gpt-5'),
    response_model: text('the model that answered').optional(),
    operation: z.enum(PRICED_OPERATIONS, `write one of ${PRICED_OPERATIONS.join(', ')}`).default('chat'),
    usage,
    attribution: z
      .strictObject(attributionFields(maxLength), {
        error: (issue) =>
          issue.code === 'invalid_type' ? 'write who and what caused the call, such as {"tenant": "acme", "user": "u-17"}' : undefined,
      })
      .default({}),
    called_at: z.iso
      .datetime({ offset: true, error: 'write when the call began, in ISO 8601 with its zone, such as 2026-11-22T09:30:00Z' })
      .optional(),
    duration_ms: count.optional(),
    stream: z.boolean('write true or false').default(false),
    status: z.enum(STATUSES, `write one of ${STATUSES.join(', ')}`).optional(),
    error_type: text('what kind of error it was').optional(),
    response_id: text("the id of the provider's answer").optional(),
    reported_cost_usd: z
      .string('write what the provider said that it cost as a text, such as "0.0012": a number would not hold every amount')
      .regex(/^\d{1,15}(\.\d{1,20})?$/, 'write a plain amount in US dollars with at most 20 decimals, such as "0.0012"')
      .optional(),
    service_tier: text('a tier, such as flex or priority').optional(),
    geography: text('where it was processed, such as eu').optional(),
    parameters: textsUpTo(maxLength).optional(),
    service: text('the service that made the call').optional(),
    environment: text('an environment, such as production').optional(),
    trace_id: hexadecimal(32),
    span_id: hexadecimal(16),
  };
}

function hexadecimal(digits: number): z.ZodType {
  return z
    .string(`write ${digits} hexadecimal digits`)
    .regex(new RegExp(`^(?!0{${digits}})[\\da-f]{${digits}}$`), `write ${digits} lower-case hexadecimal digits, not all zero`)
    .optional();
}

/** One call of `POST /api/v1/usage`. @param maxLength Characters that a text may have. */
export function callSchema(maxLength: number): z.ZodType<SentCall> {
  return z.strictObject(callFields(maxLength), {
    error: (issue) => (issue.code === 'invalid_type' ? 'write a call as an object with provider, model and usage' : undefined),
  }) as unknown as z.ZodType<SentCall>;
}

/** The names of the fields of a call (under an empty name), and of the objects in it. */
export const CALL_KEYS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(callFields(0)),
  usage: Object.values(USAGE_KEYS),
  attribution: Object.keys(attributionFields(0)),
};
