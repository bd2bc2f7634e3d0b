import { field } from '../json-fields.ts';

/**
 * The prototype of the SDK's `BedrockRuntimeClient`: of the class or one below it, of a module that exports it, of a client.
 * Undefined for what is none of these.
 */
export function clientPrototypeOf(target: unknown): object | undefined {
  if (typeof target === 'function') return belowSmithy(target.prototype);
  const exported = field(target, 'BedrockRuntimeClient');
  return typeof exported === 'function' ? belowSmithy(exported.prototype) : belowSmithy(target);
}

/** The object just below the class that all clients of AWS share, which has `send` and nothing above it. */
function belowSmithy(start: unknown): object | undefined {
  let below: object | undefined;
  for (let at: unknown = start; typeof at === 'object' && at !== null; at = Object.getPrototypeOf(at)) {
    const isShared = Object.getPrototypeOf(at) === Object.prototype;
    if (isShared) return Object.hasOwn(at, 'send') && Object.hasOwn(at, 'destroy') ? below : undefined;
    below = at;
  }
  return undefined;
}
