import { context, diag } from '@opentelemetry/api';
import { isAsyncGenerator } from '@spancost/processor';
import type { AiCall, AiCallOptions } from './ai-call.ts';
import { given } from './call-attributes.ts';
import { endsWithGenerator } from './tracked-generator.ts';
import { TrackedAiCall } from './tracked-ai-call.ts';

/** What the function gets where no span could be started. */
const UNTRACKED: AiCall = { setUsage() {}, setMetadata() {}, setResponse() {}, fail() {} };

/**
 * Tracks one AI call that no instrumentation sees: a span with what the function says of it, priced, measured and reported
 * like every other call. Resolves to what the function returns and rejects with what it throws, which is then the call's
 * error; adds no error of its own. Before `register()` only the function runs. With `register({ budgets: { enforce: true } })` it
 * rejects before the function runs where a budget refuses the call.
 *
 * A streamed answer is read inside the function; or the function is a generator (`async function* (call)`), and then the call
 * ends when that does, or when its reader leaves it.
 *
 * Calls that an instrumented SDK makes inside the function are measured there, and are the charge: then this span only
 * contains them, without a cost of its own, if it was given no usage, or is of the same provider and operation, or of the
 * same response id. Raw HTTP inside it is this call's own.
 *
 * @example
 * const answer = await trackAiCall({ provider: 'openai', model: 'gpt-5', feature: 'chat', user: 'u-17' }, async (call) => {
 *   const answer = await askByHand(question);
 *   call.setUsage({ inputTokens: 1000, outputTokens: 200 }); // $0.00325
 *   call.setResponse({ id: answer.id, model: answer.model });
 *   if (answer.refused) call.fail('content_filtered', 'the provider refused to answer');
 *   return answer;
 * });
 */
export async function trackAiCall<T>(options: AiCallOptions, fn: (call: AiCall) => T | PromiseLike<T>): Promise<T> {
  const tracked = begin(options);
  if (tracked === undefined) return fn(UNTRACKED);
  try {
    tracked.admit();
    const answer = await context.with(tracked.context, fn, undefined, tracked.handle);
    if (isAsyncGenerator(answer)) endsWithGenerator(answer, tracked.context, (thrown) => end(tracked, thrown));
    else end(tracked);
    return answer;
  } catch (error) {
    end(tracked, { error });
    throw error;
  }
}

function begin(options: unknown): TrackedAiCall | undefined {
  try {
    return new TrackedAiCall(given(options));
  } catch (error) {
    diag.error('spancost: a call could not be tracked; the call itself is unaffected', error);
    return undefined;
  }
}

function end(tracked: TrackedAiCall, thrown?: { readonly error: unknown }): void {
  try {
    tracked.end(thrown);
  } catch (error) {
    diag.error('spancost: a tracked call could not be completed; the call itself is unaffected', error);
  }
}
