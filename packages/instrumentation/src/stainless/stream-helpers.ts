import { isCallRefused } from '../before-call/call-refused-error.ts';
import { field } from '../json-fields.ts';
import { replaceMethod } from '../replace-method.ts';

/** What makes a call for its caller and tells of it in events, as `client.chat.completions.stream()` gives it. */
interface StreamHelper {
  _emit(this: StreamHelper, name: string, ...args: unknown[]): unknown;
}

/**
 * The classes of an SDK's stream helpers. They wrap whatever is no error of the SDK into one that is; a refusal they are to give to
 * their caller as it was thrown. As long as nothing is refused, they are left alone.
 */
export class StreamHelpers {
  readonly #known: Set<StreamHelper> = new Set();

  /** Takes in a class; false if it is none of a stream helper. */
  add(target: unknown): boolean {
    const prototype: unknown = typeof target === 'function' ? target.prototype : undefined;
    if (!isStreamHelper(prototype)) return false;
    this.#known.add(prototype);
    return true;
  }

  /** From now on these helpers give out refusals as they are. */
  keepRefusals(): void {
    for (const helper of this.#known) unwrapRefusals(helper);
    this.#known.clear();
  }
}

/** What they reject with is what they emit. */
function unwrapRefusals(helper: StreamHelper): void {
  const { _emit: emit } = helper;
  replaceMethod(helper, '_emit', function (this: StreamHelper, name: string, ...args: unknown[]): unknown {
    const cause = name === 'error' ? field(args[0], 'cause') : undefined;
    return isCallRefused(cause) ? emit.call(this, name, cause) : emit.call(this, name, ...args);
  });
}

function isStreamHelper(value: unknown): value is StreamHelper {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, '_emit') && Object.hasOwn(value, '_run');
}
