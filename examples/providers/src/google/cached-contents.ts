import { ApiProblem } from '../api-problem.ts';
import type { Exchange } from '../exchange.ts';
import type { JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { sumOf } from './google-usage.ts';
import { promptTokens } from './prompt-tokens.ts';

const DEFAULT_TTL_SECONDS = 3600;

/**
 * Caches, which live for an hour if nothing else is said. How many tokens one has, `x-usage` says by `inputTokens`.
 *
 * @see @google/genai `CachedContent`; https://ai.google.dev/api/caching
 */
export class CachedContents {
  readonly #caches: Map<string, JsonObject> = new Map();

  /** Answer to POST /cachedContents. */
  create({ body, usage }: Exchange, now: Date, parent: string): JsonObject {
    const name = `${parent}${newId('cachedContents/')}`;
    const time = now.toISOString();
    const cache = {
      name,
      model: String(body['model']),
      createTime: time,
      updateTime: time,
      expireTime: endOf(body, now),
      usageMetadata: { totalTokenCount: usage?.inputTokens ?? sumOf(promptTokens(body)) },
    };
    this.#caches.set(idOf(name), cache);
    return cache;
  }

  /** Answer to PATCH /cachedContents/:id. @throws ApiProblem of kind not_found. */
  update({ body }: Exchange, now: Date, name: string): JsonObject {
    const cache = this.#caches.get(idOf(name));
    if (cache === undefined) throw new ApiProblem('not_found', `CachedContent not found (or permission denied): ${name}`);
    const changed = { ...cache, updateTime: now.toISOString(), expireTime: endOf(body, now) };
    this.#caches.set(idOf(name), changed);
    return changed;
  }
}

/** With a key alone Vertex AI's SDK puts a project that does not exist before it. */
function idOf(name: string): string {
  return name.split('/').at(-1) ?? name;
}

function endOf({ ttl, expireTime }: JsonObject, now: Date): string {
  if (typeof expireTime === 'string') return expireTime;
  const seconds = typeof ttl === 'string' ? Number.parseFloat(ttl) : DEFAULT_TTL_SECONDS;
  return new Date(now.getTime() + seconds * 1000).toISOString();
}
