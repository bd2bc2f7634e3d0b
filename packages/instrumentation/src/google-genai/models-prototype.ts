import { field } from '../json-fields.ts';

/**
 * The prototype of the SDK's `Models`: of the class, of a module that exports it, of a client or of its `models`. Undefined for
 * what is none of these; the class `GoogleGenAI` alone does not lead to it.
 */
export function modelsPrototypeOf(target: unknown): object | undefined {
  if (typeof target === 'function') return owner(target.prototype);
  const exported = field(target, 'Models');
  return (typeof exported === 'function' ? owner(exported.prototype) : undefined) ?? owner(field(target, 'models')) ?? owner(target);
}

/** The nearest object above that has the method every version has. */
function owner(start: unknown): object | undefined {
  for (let at: unknown = start; typeof at === 'object' && at !== null; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, 'generateContentInternal')) return at;
  }
  return undefined;
}
