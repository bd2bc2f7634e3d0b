import { endpointOf, withProvider, type Endpoint } from '../endpoint.ts';

/** Origins that are remembered; an application that talks to more of them has each looked up again. */
const LIMIT = 1000;

/** Where the providers' services are, by the origins of requests; every origin is looked up once. */
export class KnownHosts {
  readonly #added: Readonly<Record<string, string>>;
  readonly #known: Map<unknown, Endpoint | undefined> = new Map();

  /** Knows the providers' hosts, and those that are added to them. */
  constructor(added: Readonly<Record<string, string>>) {
    this.#added = added;
  }

  /** The endpoint at an origin; undefined if nobody knows it for a provider's. */
  at(origin: unknown): Endpoint | undefined {
    const name = typeof origin === 'string' ? origin : String(origin);
    if (this.#known.has(name)) return this.#known.get(name);
    const endpoint = withProvider(endpointOf(name, ''), this.#added);
    const known = endpoint.provider === '' ? undefined : endpoint;
    if (this.#known.size >= LIMIT) this.#known.clear();
    this.#known.set(name, known);
    return known;
  }
}
