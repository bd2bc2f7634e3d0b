import { field } from '../json-fields.ts';
import { CLASSES, CLIENT_FIELDS } from './methods.ts';

/**
 * The prototypes of the classes that send requests, each with its name: of one of them, of a client, of the client's class, or
 * of a module that exports any of these. Empty for what is none of these.
 */
export function classPrototypesOf(target: unknown): ReadonlyMap<string, object> {
  const found = new Map<string, object>();
  const Client = typeof target === 'function' ? target : field(target, 'Mistral');
  addOfClient(target, found);
  addClass(target, found);
  if (typeof Client === 'function' && isMistral(Client)) addOfClient(Reflect.construct(Client, []), found);
  for (const name of Object.keys(CLASSES)) addClass(field(target, name), found);
  return found;
}

/** Making a client sends nothing; its fields are getters that make an object of each class. */
function isMistral({ prototype }: { readonly prototype?: unknown }): boolean {
  return typeof prototype === 'object' && prototype !== null && 'chat' in prototype && 'fim' in prototype;
}

function addOfClient(client: unknown, found: Map<string, object>): void {
  for (const [name, path] of Object.entries(CLIENT_FIELDS)) add(name, path.reduce(field, client), found);
}

function addClass(target: unknown, found: Map<string, object>): void {
  if (typeof target === 'function') for (const name of Object.keys(CLASSES)) if (target.name === name) add(name, target.prototype, found);
}

/** The nearest object above that has all methods of a class. */
function add(name: string, start: unknown, found: Map<string, object>): void {
  const methods = Object.keys(CLASSES[name] ?? {});
  for (let at: unknown = start; typeof at === 'object' && at !== null; at = Object.getPrototypeOf(at)) {
    const owner = at;
    // Jobs of fine-tuning, of the class with the same name before 2.0, can be started.
    if (Object.hasOwn(owner, 'start') && !methods.includes('start')) return;
    if (methods.every((method) => Object.hasOwn(owner, method))) return void found.set(name, owner);
  }
}
