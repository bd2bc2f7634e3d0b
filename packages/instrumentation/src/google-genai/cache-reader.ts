import type { Attributes } from '@opentelemetry/api';
import { ATTR_GEN_AI_RESPONSE_ID, ATTR_GEN_AI_RESPONSE_MODEL } from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import { addUsage, type MutableUsage } from '../answer/usage-attributes.ts';
import { count, field, text } from '../json-fields.ts';
import type { Jobs } from './jobs.ts';

const MS_PER_HOUR = 3_600_000;

/**
 * Reads a cache that was made, or whose end was changed: its tokens are billed by the hour until it ends. At Vertex AI making it is
 * billed as input too. What comes back when a cache is deleted before its end, or is made to end sooner, is told by nobody.
 *
 * @see @google/genai `CachedContent`; https://cloud.google.com/vertex-ai/generative-ai/docs/context-cache/context-cache-overview
 */
export class CacheReader implements AnswerReader {
  readonly failure = undefined;
  readonly #jobs: Jobs;
  readonly #isChange: boolean;
  readonly #isVertex: boolean;
  readonly #attributes: Attributes = {};

  constructor(jobs: Jobs, { isChange, isVertex }: { readonly isChange: boolean; readonly isVertex: boolean }) {
    this.#jobs = jobs;
    this.#isChange = isChange;
    this.#isVertex = isVertex;
  }

  readAnswer(cache: unknown): void {
    const name = text(cache, 'name');
    const model = text(cache, 'model')?.split('/').at(-1);
    if (model !== undefined) this.#attributes[ATTR_GEN_AI_RESPONSE_MODEL] = model;
    // Each change is a charge of its own.
    const change = this.#isChange ? `@${text(cache, 'updateTime') ?? ''}` : '';
    if (name !== undefined) this.#attributes[ATTR_GEN_AI_RESPONSE_ID] = name + change;
    addUsage(this.#attributes, this.#usageOf(name, cache));
  }

  /** Caches are not streamed. */
  readEvent(): void {}

  attributes(): Attributes {
    return this.#attributes;
  }

  #usageOf(name: string | undefined, cache: unknown): MutableUsage {
    const tokens = count(field(cache, 'usageMetadata'), 'totalTokenCount');
    const end = timeOf(cache, 'expireTime');
    const from = this.#isChange ? this.#jobs.cacheEnds.get(name) : timeOf(cache, 'createTime');
    if (end !== undefined) this.#jobs.cacheEnds.set(name, end);
    if (tokens === undefined || end === undefined || from === undefined) return {};
    const cacheStorageTokenHours = (tokens * Math.max(end - from, 0)) / MS_PER_HOUR;
    return this.#isVertex && !this.#isChange ? { inputTokens: tokens, cacheStorageTokenHours } : { cacheStorageTokenHours };
  }
}

function timeOf(cache: unknown, name: string): number | undefined {
  const time = Date.parse(text(cache, name) ?? '');
  return Number.isNaN(time) ? undefined : time;
}
