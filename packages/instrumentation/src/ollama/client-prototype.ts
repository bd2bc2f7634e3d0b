import { field } from '../json-fields.ts';
import { ownerOf } from '../owner-of.ts';

/**
 * The prototype whose methods send the requests, below which are the client of Node and that of browsers: of a class, of a module
 * that exports it, or of a client. Undefined for what is none of these.
 */
export function clientPrototypeOf(target: unknown): object | undefined {
  if (typeof target === 'function') return owner(target.prototype);
  const exported = field(target, 'Ollama');
  return typeof exported === 'function' ? owner(exported.prototype) : owner(target);
}

/** That one has the method through which every request goes. */
function owner(start: unknown): object | undefined {
  return ownerOf(start, 'processStreamableRequest', 'embed');
}
