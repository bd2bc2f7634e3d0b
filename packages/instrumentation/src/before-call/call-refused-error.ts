/** On the prototype of what refuses a call. The registry makes it one for all copies of this package. */
const REFUSED: symbol = Symbol.for('spancost.instrumentation.call_refused');

/**
 * Where LangChain looks whether trying again may help; it tries again six times whatever does not say.
 *
 * @see @langchain/core 1.4 `errors/index.js`, `getRetryable`
 */
const RETRYABLE: symbol = Symbol.for('langchain.errors.retryable');

/**
 * Thrown by a hook of {@link setBeforeCall}: the call is not sent, and whoever made it gets this very error. Other classes of refusal are
 * below this one, and set their own `name`, which becomes `error.type` of the span.
 *
 * @example
 * class BudgetExceededError extends CallRefusedError {}
 */
export class CallRefusedError extends Error {
  static {
    Object.defineProperty(this.prototype, REFUSED, { value: true });
  }

  readonly code: string = 'SPANCOST_CALL_REFUSED';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CallRefusedError';
    Object.defineProperty(this, RETRYABLE, { value: false, configurable: true });
  }
}

/** Whether this is a refusal, of whichever copy of this package. */
export function isCallRefused(error: unknown): error is CallRefusedError {
  return error instanceof Error && Reflect.get(error, REFUSED) === true;
}
