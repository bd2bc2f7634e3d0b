import { endpointOf, isLoopback, withProvider, type Endpoint } from '../endpoint.ts';

/** Origins that are remembered; an application that talks to more of them has each looked up again. */
const LIMIT = 1000;

/** Amazon has everything below the same domains; this is where its models are. */
const BEDROCK = /(?:^|\.)bedrock[a-z-]*\./;

/** Where the providers' services are, by the origins of requests; every origin is looked up once. */
export class KnownHosts {
  readonly #added: Readonly<Record<string, string>>;
  readonly #looked: Map<unknown, Endpoint> = new Map();

  /** Knows the providers' hosts, and those that are added to them. */
  constructor(added: Readonly<Record<string, string>>) {
    this.#added = added;
  }

  /** The endpoint at an origin; its provider is empty if nobody knows it for a provider's. */
  at(origin: unknown): Endpoint {
    const name = typeof origin === 'string' ? origin : String(origin);
    const known = this.#looked.get(name);
    if (known !== undefined) return known;
    const endpoint = withProvider(named(name), this.#added);
    if (this.#looked.size >= LIMIT) this.#looked.clear();
    this.#looked.set(name, endpoint);
    return endpoint;
  }
}

function named(origin: string): Endpoint {
  const endpoint = endpointOf(origin, '');
  const { host = '', provider } = endpoint;
  return provider === 'aws.bedrock' && !BEDROCK.test(host) && !isLoopback(host) ? { ...endpoint, provider: '' } : endpoint;
}
