/** What is known of a call before it is sent. */
export interface BeforeCall {
  /** `gen_ai.provider.name`: `openai`, `aws.bedrock`. */
  readonly provider: string;
  /** The model that is asked for; undefined where the request names none, as of a prompt or an agent that the provider keeps. */
  readonly model: string | undefined;
  /** `gen_ai.operation.name`: `chat`, `embeddings`, `image_generation`. */
  readonly operation: string;
  /** Host that it goes to; undefined where the SDK does not tell. */
  readonly serverAddress: string | undefined;
}

/**
 * Is asked before each call, in the caller's context, and lets it go by returning. It must be quick and wait for nothing: no answer
 * of a promise is heard. Only a `CallRefusedError` that it throws keeps a call from being sent; whatever else it throws is told to
 * OpenTelemetry's diagnostics, once, and the call goes on.
 */
export type BeforeCallHook = (call: BeforeCall) => void;

/** One for the process, whatever number of copies of this package it has, as CommonJS and as ES modules. */
const HOOK: unique symbol = Symbol.for('spancost.instrumentation.before_call');

type ProcessWide = typeof globalThis & { [HOOK]?: BeforeCallHook | undefined };

/**
 * Sets what is asked before each call of an instrumented SDK, in place of what was set before; undefined asks nobody, as at the
 * start. What only fetches an answer, a batch or a film that was paid for is not asked about.
 *
 * @example
 * setBeforeCall(({ model }) => {
 *   if (model === 'gpt-5-pro') throw new CallRefusedError('gpt-5-pro is not for this service');
 * });
 */
export function setBeforeCall(hook: BeforeCallHook | undefined): void {
  const shared: ProcessWide = globalThis;
  shared[HOOK] = hook;
}

/** The hook of this moment. */
export function beforeCallHook(): BeforeCallHook | undefined {
  const shared: ProcessWide = globalThis;
  return shared[HOOK];
}
