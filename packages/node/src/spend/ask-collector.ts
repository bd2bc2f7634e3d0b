import { context } from '@opentelemetry/api';
import { suppressTracing } from '@opentelemetry/core';
import type * as Api from '@spancost/api';
import type * as Client from '@spancost/api/client';
import { askedCollector } from './asked-collector.ts';
import { SpendUnknownError } from './errors.ts';
import type { AskOptions } from './question.ts';

/** Puts a question to the collector. @param waiting Goes with it. */
export type Ask<A> = (
  collector: Client.SpancostApi,
  api: typeof Api,
  waiting: Required<Pick<AskOptions, 'timeoutMs' | 'signal'>>,
) => Promise<A>;

const DEFAULT_TIMEOUT_MS = 5000;

/**
 * What the collector answers. The API is loaded with the first question: an application that asks none does not wait for it when it
 * starts. The question is no span of the application.
 *
 * @throws SpendUnknownError where there is no answer; what `signal` was aborted with.
 */
export async function askCollector<A>({ timeoutMs = DEFAULT_TIMEOUT_MS, signal, ...options }: AskOptions, ask: Ask<A>): Promise<A> {
  const [api, client] = await Promise.all([import('@spancost/api'), import('@spancost/api/client')]);
  const collector = askedCollector(options);
  try {
    const asked = new client.SpancostApi(collector);
    return await context.with(suppressTracing(context.active()), () => ask(asked, api, { timeoutMs, signal }));
  } catch (error) {
    throw explained(error, client, collector.url);
  }
}

function explained(
  error: unknown,
  { NotUnderstoodError, RefusedError, TimedOutError, UnreachableError }: typeof Client,
  url: string,
): unknown {
  const told = { cause: error };
  if (error instanceof RefusedError) {
    const { status, detail } = error;
    const advice = status === 401 || status === 403 ? '; set SPANCOST_TOKEN to a token of role viewer or admin' : '';
    return new SpendUnknownError('refused', `the collector at ${url} answered ${status}: ${detail}${advice}`, { ...told, status });
  }
  if (error instanceof UnreachableError)
    return new SpendUnknownError(
      'unreachable',
      `no collector answers at ${url} (${error.reason}); see that it runs there, or set SPANCOST_URL to its address`,
      told,
    );
  if (error instanceof TimedOutError)
    return new SpendUnknownError(
      'timed_out',
      `the collector at ${url} did not answer within ${error.timeoutMs} ms; ask for a shorter range, or give it longer with timeoutMs`,
      told,
    );
  if (error instanceof NotUnderstoodError)
    return new SpendUnknownError(
      'not_understood',
      `what answers at ${url} is no Spancost collector; set SPANCOST_URL to its address`,
      told,
    );
  if (error instanceof TypeError)
    return new SpendUnknownError(
      'not_configured',
      `the collector cannot be asked: ${error.message}; see SPANCOST_URL and SPANCOST_TOKEN`,
      told,
    );
  return error;
}
