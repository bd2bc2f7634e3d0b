import type { FastifyRequest } from 'fastify';
import { isObject } from '../json.ts';
import type { Answering } from '../provider-api.ts';
import type { ProvidersConfig } from '../providers-options.ts';
import { CachedContents } from './cached-contents.ts';
import { GoogleBatches } from './google-batches.ts';
import { googleCallOf } from './google-call.ts';
import { GoogleOperations } from './google-operations.ts';
import { givenMetadata } from './google-usage.ts';
import { InteractionStore } from './interactions.ts';

/** What of Google's services is more than one request: interactions, batches, films, caches. */
export class LongJobs {
  readonly #config: ProvidersConfig;
  readonly #interactions: InteractionStore = new InteractionStore();
  readonly #batches: GoogleBatches = new GoogleBatches();
  readonly #operations: GoogleOperations = new GoogleOperations();
  readonly #caches: CachedContents = new CachedContents();

  constructor(config: ProvidersConfig) {
    this.#config = config;
  }

  /** How a request is answered; undefined for requests of anything else. */
  of(request: FastifyRequest): Answering | undefined {
    const path = decodeURIComponent(String(isObject(request.params) ? request.params['*'] : ''));
    const [, version = '', parent = '', rest = ''] = /^(v\d\w*)\/(projects\/[^/]+\/locations\/[^/]+\/)?(.*)$/.exec(path) ?? [];
    const [collection, id] = rest.split('/');
    if (collection === 'interactions') return this.#interaction(request, id);
    if (collection === 'cachedContents') return this.#cache(parent, id);
    if (request.method === 'GET') return this.#fetched(parent + rest);
    if (!/:(?:batchGenerateContent|asyncBatchEmbedContent|predictLongRunning|fetchPredictOperation)$/.test(rest)) return undefined;
    const call = googleCallOf(path);
    return (exchange, asked) => {
      switch (call.method) {
        case 'batchGenerateContent':
          return { body: this.#batches.create(exchange, asked, call) };
        case 'asyncBatchEmbedContent':
          return { body: this.#batches.createEmbeddings(exchange, call) };
        case 'predictLongRunning':
          return { body: this.#operations.create(exchange, call, path.slice(version.length + 1)) };
        default:
          return { body: this.#operations.fetch(String(exchange.body['operationName']), true) };
      }
    };
  }

  #interaction({ method, query }: FastifyRequest, id: string | undefined): Answering {
    if (method === 'POST') return (exchange, asked) => this.#interactions.create(exchange, this.#config.now(), givenMetadata(asked));
    return () => this.#interactions.fetch(id ?? '', isObject(query) && query['stream'] === 'true');
  }

  #cache(parent: string, id: string | undefined): Answering {
    if (id === undefined) return (exchange) => ({ body: this.#caches.create(exchange, this.#config.now(), parent) });
    return (exchange) => ({ body: this.#caches.update(exchange, this.#config.now(), `${parent}cachedContents/${id}`) });
  }

  #fetched(name: string): Answering | undefined {
    if (name.startsWith('batches/')) return () => ({ body: this.#batches.fetch(name) });
    return name.includes('/operations/') ? () => ({ body: this.#operations.fetch(name, false) }) : undefined;
  }
}
