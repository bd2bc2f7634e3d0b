import { endpointOf, type Endpoint } from './endpoint.ts';

/** Endpoints by client, so that a base URL is parsed once; a changed base URL is parsed anew. */
export class EndpointCache {
  readonly #fallback: string;
  readonly #known: WeakMap<object, { readonly baseUrl: unknown; readonly endpoint: Endpoint }> = new WeakMap();

  /** `fallback` is the provider of hosts that nobody knows. */
  constructor(fallback: string) {
    this.#fallback = fallback;
  }

  /** The endpoint of a client. */
  of(client: { readonly baseURL: unknown }): Endpoint {
    return this.at(client, client.baseURL);
  }

  /** The endpoint of a client that keeps its base URL elsewhere. */
  at(client: object, baseUrl: unknown): Endpoint {
    const known = this.#known.get(client);
    if (known?.baseUrl === baseUrl && known !== undefined) return known.endpoint;
    const endpoint = endpointOf(baseUrl, this.#fallback);
    this.#known.set(client, { baseUrl, endpoint });
    return endpoint;
  }
}
