import { context, diag, propagation, ROOT_CONTEXT, type Context } from '@opentelemetry/api';
import type { Attribution } from '@spancost/conventions';
import { attributionOf, contextWithAttribution, parseAttribution, scopeOf } from '@spancost/processor';
import { isBaggageTaken } from '../baggage/attribution-propagator.ts';
import { headerGetter } from './header-getter.ts';

/** What a callback may say of a request: an attribution, nothing, or either of them later. */
export type AttributionAnswer = Attribution | undefined | null | void | PromiseLike<Attribution | undefined | null | void>;

/** Who and what caused a request. */
export interface RequestAttributionOptions<Args extends readonly unknown[]> {
  /**
   * The attribution of everything below a request. May be asynchronous: the request waits for it, but not longer than
   * `timeoutMs`. What it throws or rejects with leaves the request as it is, without an attribution.
   */
  readonly attribution: (...request: Args) => AttributionAnswer;
  /** How long a request waits, in milliseconds; what is said later still counts from then on. Default: 1,000. */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 1000;

/**
 * Runs what handles a request in the attribution that the application gives to it, at once if that is known at once. There
 * is a scope for `setAttribution` in any case. What arrived as baggage lies below it, where `register()` was told to take it.
 */
export function runAttributed<Args extends readonly unknown[], R>(
  options: RequestAttributionOptions<Args>,
  request: Args,
  headers: unknown,
  run: () => R,
): R | Promise<Awaited<R>> {
  const from = withInbound(context.active(), headers);
  const answer = ask(options, request);
  if (!(answer instanceof Promise)) return context.with(contextWithAttribution(from, answer), run);
  const attributed = contextWithAttribution(from, {});
  const added = answer.then((late) => scopeOf(attributed)?.add(parseAttribution(late)), tellFailure);
  return runAfter(within(options.timeoutMs, added), () => context.with(attributed, run));
}

async function runAfter<R>(wait: Promise<void>, run: () => R): Promise<Awaited<R>> {
  await wait;
  return await run();
}

function ask<Args extends readonly unknown[]>(options: RequestAttributionOptions<Args>, request: Args): Attribution | Promise<unknown> {
  try {
    const answer = options.attribution(...request) ?? {};
    return isThenable(answer) ? Promise.resolve(answer) : answer;
  } catch (error) {
    tellFailure(error);
    return {};
  }
}

/** The context with the attribution that the request brought, unless an HTTP instrumentation has put it there already. */
function withInbound(active: Context, headers: unknown): Context {
  if (headers === undefined || isBaggageTaken(active)) return active;
  try {
    const inbound = attributionOf(propagation.extract(ROOT_CONTEXT, headers, headerGetter));
    return inbound === undefined ? active : contextWithAttribution(active, inbound);
  } catch (error) {
    diag.error('spancost: the baggage of a request could not be read; the request goes on without it', error);
    return active;
  }
}

/** Resolves when `work` does, or when the time is up. */
async function within(timeoutMs: unknown, work: Promise<unknown>): Promise<void> {
  const ms = typeof timeoutMs === 'number' && timeoutMs >= 0 ? timeoutMs : DEFAULT_TIMEOUT_MS;
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      diag.warn(`spancost: the attribution of a request took longer than ${ms} ms; the request goes on, it is added when it comes`);
      resolve();
    }, ms);
  });
  await Promise.race([work, timeUp]);
  clearTimeout(timer);
}

function isThenable(answer: Attribution | PromiseLike<unknown>): answer is PromiseLike<unknown> {
  return 'then' in answer && typeof answer.then === 'function';
}

function tellFailure(error: unknown): void {
  diag.error('spancost: the attribution callback of a request failed; the request goes on without an attribution', error);
}
