import { field } from '../json-fields.ts';

/** What a client is made with that is asked for its classes only and never sends anything. */
const UNUSED = { token: 'unused' };

/**
 * The prototypes that send the requests of both versions of the API: of a client, of its class, of the module that exports
 * these, or of one of the two classes behind them. Empty for what is none of these.
 */
export function clientPrototypesOf(target: unknown): ReadonlySet<object> {
  const found = new Set<object>();
  for (const name of ['CohereClient', 'CohereClientV2', 'V2Client']) addOfClass(field(target, name), found);
  addOfClass(target, found);
  addOfClient(target, found);
  return found;
}

/** One class leads to the other only by a client of it, which is made without a request. */
function addOfClass(target: unknown, found: Set<object>): void {
  if (typeof target !== 'function' || !isClient(target.prototype)) return;
  add(target.prototype, found);
  try {
    addOfClient(Reflect.construct(target, [UNUSED]), found);
  } catch {
    // A class below it that is made with something else: what its prototype leads to is all that there is.
  }
}

function addOfClient(client: unknown, found: Set<object>): void {
  add(client, found);
  for (const name of ['v2', 'client', 'clientV2']) add(field(client, name), found);
}

/** `CohereClientV2` has no method of its own but this one, which it shares with the other client. */
function isClient(prototype: unknown): boolean {
  return ownerOf(prototype) !== undefined || typeof field(prototype, 'fetch') === 'function';
}

function add(start: unknown, found: Set<object>): void {
  const owner = ownerOf(start);
  if (owner !== undefined) found.add(owner);
}

/** The nearest object above that has the method which both have. */
function ownerOf(start: unknown): object | undefined {
  for (let at: unknown = start; typeof at === 'object' && at !== null; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, '__chat')) return at;
  }
  return undefined;
}
