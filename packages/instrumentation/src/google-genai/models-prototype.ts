import { field } from '../json-fields.ts';
import { ownerOf } from '../owner-of.ts';

/**
 * The prototype of the SDK's `Models`: of the class, of a module that exports it, of a client or of its `models`. Undefined for
 * what is none of these; the class `GoogleGenAI` alone does not lead to it.
 */
export function modelsPrototypeOf(target: unknown): object | undefined {
  if (typeof target === 'function') return owner(target.prototype);
  const exported = field(target, 'Models');
  return (typeof exported === 'function' ? owner(exported.prototype) : undefined) ?? owner(field(target, 'models')) ?? owner(target);
}

/** That one has the method which every version has. */
function owner(start: unknown): object | undefined {
  return ownerOf(start, 'generateContentInternal');
}
