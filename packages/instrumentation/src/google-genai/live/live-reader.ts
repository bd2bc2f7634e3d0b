import type { Attributes } from '@opentelemetry/api';
import { ATTR_GEN_AI_OPERATION_NAME, ATTR_SPANCOST_USAGE_PARAMETER_PREFIX, ATTR_SPANCOST_USAGE_SERVICE_TIER } from '@spancost/conventions';
import type { AnswerReader, InnerCall } from '../../answer/answer-reader.ts';
import { addUsage } from '../../answer/usage-attributes.ts';
import { field } from '../../json-fields.ts';
import { ContentUsage } from '../content-usage.ts';
import { Groundings } from '../groundings.ts';

/**
 * Reads what a live session's server tells of its usage. Each message with one is a call of its own within the session: what was
 * said since the last one, with all of the session before it as its prompt, which is billed again.
 *
 * @see @google/genai `LiveServerMessage`, `UsageMetadata`; https://ai.google.dev/gemini-api/docs/live-guide#token-count
 */
export class LiveReader implements AnswerReader {
  readonly failure = undefined;
  readonly #common: Attributes;
  readonly #model: string | undefined;
  #groundings: Groundings = new Groundings();
  #tell: ((call: InnerCall) => void) | undefined;

  /** `common` are the attributes that all calls of the session share. */
  constructor(common: Attributes, model: string | undefined) {
    this.#common = { ...common, [ATTR_GEN_AI_OPERATION_NAME]: 'generate_content' };
    this.#model = model;
  }

  tellInnerCalls(tell: (call: InnerCall) => void): void {
    this.#tell = tell;
  }

  /** A session is no answer. */
  readAnswer(): void {}

  readEvent(message: unknown): void {
    const grounding = field(field(message, 'serverContent'), 'groundingMetadata');
    if (grounding !== undefined) this.#groundings.read(grounding);
    const metadata = field(message, 'usageMetadata');
    if (typeof metadata !== 'object' || metadata === null) return;
    const usage = new ContentUsage();
    usage.read(asOfContent(metadata));
    const { groundings, fee } = this.#groundings.billed(this.#model);
    this.#groundings = new Groundings();
    const attributes: Attributes = { ...this.#common };
    if (usage.tier !== undefined) attributes[ATTR_SPANCOST_USAGE_SERVICE_TIER] = usage.tier;
    if (fee !== undefined) attributes[`${ATTR_SPANCOST_USAGE_PARAMETER_PREFIX}grounding`] = fee;
    addUsage(attributes, { ...usage.usage(true), groundings });
    this.#tell?.({ spanName: `generate_content ${this.#model ?? ''}`.trimEnd(), attributes });
  }

  /** The session itself used nothing. */
  attributes(): Attributes {
    return {};
  }
}

/** The Gemini API calls here responses what are candidates everywhere else. */
function asOfContent(metadata: object): unknown {
  return {
    ...metadata,
    candidatesTokenCount: field(metadata, 'responseTokenCount') ?? field(metadata, 'candidatesTokenCount'),
    candidatesTokensDetails: field(metadata, 'responseTokensDetails') ?? field(metadata, 'candidatesTokensDetails'),
  };
}
