import { PRICED_OPERATIONS, USAGE_FIELDS, type CallStatus } from '@spancost/conventions';
import { z } from 'zod';
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

/** One call of `POST /api/v1/usage`. @param maxLength Characters that a text may have. */
export function callSchema(maxLength: number): z.ZodType<SentCall> {
  const text = (what: string): z.ZodString => {
    const advice = `write ${what}, a text of 1 to ${maxLength} characters`;
    return z.string(advice).min(1, advice).max(maxLength, advice);
  };
  const texts = z
    .record(
      z.string().max(maxLength, `write names of at most ${maxLength} characters`),
      text('texts as values'),
      'write texts by name, such as {"plan": "pro"}',
    )
    .refine((members) => Object.keys(members).length <= MAX_MEMBERS, `write at most ${MAX_MEMBERS} of them`);
  return z.strictObject(
    {
      id: text('an id of your own, by which the call is known if you send it again').optional(),
      provider: text('who answered, such as openai or anthropic'),
      model: text('the model that was asked for, such as gpt-5'),
      response_model: text('the model that answered').optional(),
      operation: z.enum(PRICED_OPERATIONS, `write one of ${PRICED_OPERATIONS.join(', ')}`).default('chat'),
      usage,
      attribution: z
        .strictObject(
          {
            tenant: text('a tenant').optional(),
            user: text('a user').optional(),
            feature: text('a feature').optional(),
            session: text('a session').optional(),
            task: text('a task').optional(),
            object: text('an object').optional(),
            metadata: texts.optional(),
          },
          {
            error: (issue) =>
              issue.code === 'invalid_type' ? 'write who and what caused the call, such as {"tenant": "acme", "user": "u-17"}' : undefined,
          },
        )
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
      parameters: texts.optional(),
      service: text('the service that made the call').optional(),
      environment: text('an environment, such as production').optional(),
      trace_id: z
        .string('write 32 hexadecimal digits')
        .regex(/^(?!0{32})[\da-f]{32}$/, 'write 32 lower-case hexadecimal digits, not all zero')
        .optional(),
      span_id: z
        .string('write 16 hexadecimal digits')
        .regex(/^(?!0{16})[\da-f]{16}$/, 'write 16 lower-case hexadecimal digits, not all zero')
        .optional(),
    },
    { error: (issue) => (issue.code === 'invalid_type' ? 'write a call as an object with provider, model and usage' : undefined) },
  ) as unknown as z.ZodType<SentCall>;
}

/** A call as it was sent, checked; what was left out is not known. */
export interface SentCall {
  readonly id?: string;
  readonly provider: string;
  readonly model: string;
  readonly response_model?: string;
  readonly operation: string;
  readonly usage: Readonly<Record<string, number | undefined>>;
  readonly attribution: SentAttribution;
  readonly called_at?: string;
  readonly duration_ms?: number;
  readonly stream: boolean;
  readonly status?: CallStatus;
  readonly error_type?: string;
  readonly response_id?: string;
  readonly reported_cost_usd?: string;
  readonly service_tier?: string;
  readonly geography?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly service?: string;
  readonly environment?: string;
  readonly trace_id?: string;
  readonly span_id?: string;
}

/** Who and what caused a call that was sent. */
interface SentAttribution {
  readonly tenant?: string;
  readonly user?: string;
  readonly feature?: string;
  readonly session?: string;
  readonly task?: string;
  readonly object?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}
