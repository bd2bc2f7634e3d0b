import { replaceMethod } from '../replace-method.ts';

/** On a prototype that has a `send` of its own by us. The registry makes it one for all copies of this package. */
const OWN: unique symbol = Symbol.for('spancost.instrumentation.bedrock');

type Send = (...args: unknown[]) => unknown;

/**
 * Gives a client class a `send` of its own, where it inherits the one of all clients of AWS, so that patching it leaves theirs
 * alone. It calls the inherited one as that is at the time, whoever patched it meanwhile. `patch` patches what takes no callback;
 * calls with one become calls that are answered by it.
 */
export function patchOwnSend(prototype: object, patch: () => void): void {
  if (Object.hasOwn(prototype, OWN)) return patch();
  if (!Object.hasOwn(prototype, 'send')) {
    const inherit: Send = function (this: object, ...args) {
      const send: unknown = Reflect.get(Object.getPrototypeOf(prototype), 'send');
      return isSend(send) ? Reflect.apply(send, this, args) : undefined;
    };
    replaceMethod(prototype, 'send', inherit);
  }
  patch();
  replaceMethod(prototype, OWN, true);
  const patched: unknown = Reflect.get(prototype, 'send');
  if (isSend(patched)) replaceMethod(prototype, 'send', withCallbacks(patched));
}

/** As the SDK takes callbacks: last, and what they throw is nobody's. */
function withCallbacks(send: Send): Send {
  return function (this: object, ...args) {
    const [command, second, third] = args;
    const callback = typeof second === 'function' ? second : third;
    if (typeof callback !== 'function') return Reflect.apply(send, this, args);
    const answer: unknown = Reflect.apply(send, this, typeof second === 'function' ? [command] : [command, second]);
    Promise.resolve(answer)
      .then(
        (output) => callback(null, output),
        (error: unknown) => callback(error),
      )
      .catch(() => undefined);
    return undefined;
  };
}

function isSend(value: unknown): value is Send {
  return typeof value === 'function';
}
