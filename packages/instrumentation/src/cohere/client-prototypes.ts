import { field } from '../json-fields.ts';
import { ownerOf } from '../owner-of.ts';
import { METHODS } from './methods.ts';
import { RESOURCE_METHODS } from './resource-methods.ts';

/** What a client is made with that is asked for its classes only and never sends anything. */
const UNUSED = { token: 'unused' };

/** Prototypes that send requests, and which of their methods do. */
type Found = Map<object, readonly string[]>;

const CLIENT_METHODS: readonly string[] = [...METHODS.keys()];

/**
 * The prototypes that send the requests of both versions of the API: of a client and its resources, of its class, of the module that
 * exports these, or of one of the two classes behind them. Empty for what is none of these.
 */
export function clientPrototypesOf(target: unknown): ReadonlyMap<object, readonly string[]> {
  const found: Found = new Map();
  for (const name of ['CohereClient', 'CohereClientV2', 'V2Client']) addOfClass(field(target, name), found);
  addOfClass(target, found);
  addOfClient(target, found);
  return found;
}

/** One class leads to the others only by a client of it, which is made without a request. */
function addOfClass(target: unknown, found: Found): void {
  if (typeof target !== 'function' || !isClient(target.prototype)) return;
  add(target.prototype, found);
  try {
    addOfClient(Reflect.construct(target, [UNUSED]), found);
  } catch {
    // A class below it that is made with something else: what its prototype leads to is all that there is.
  }
}

function addOfClient(client: unknown, found: Found): void {
  add(client, found);
  for (const name of ['v2', 'client', 'clientV2']) add(field(client, name), found);
  if (ownerOf(client, '__chat') === undefined) return;
  for (const { path, method } of RESOURCE_METHODS) {
    const owner = ownerOf(path.reduce<unknown>(field, client), method);
    if (owner !== undefined) found.set(owner, [method]);
  }
}

/** `CohereClientV2` has no method of its own but this one, which it shares with the other client. */
function isClient(prototype: unknown): boolean {
  return ownerOf(prototype, '__chat') !== undefined || typeof field(prototype, 'fetch') === 'function';
}

function add(start: unknown, found: Found): void {
  const owner = ownerOf(start, '__chat');
  if (owner !== undefined) found.set(owner, CLIENT_METHODS);
}
