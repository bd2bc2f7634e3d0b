import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_GEN_AI_RESPONSE_STATUS,
  ATTR_SPANCOST_USAGE_PARAMETER_PREFIX,
  ATTR_SPANCOST_USAGE_SERVICE_TIER,
  OPERATION_FETCH_BATCH,
  PARAMETER_BATCH_REQUESTS,
} from '@spancost/conventions';
import type { AnswerReader, InnerCall } from '../answer/answer-reader.ts';
import type { ReportedAnswers } from '../answer/reported-answers.ts';
import { addUsage } from '../answer/usage-attributes.ts';
import { field, list, text } from '../json-fields.ts';
import { ContentReader } from './content-reader.ts';

/**
 * Reads a fetched job of a batch. Each answer that is in the job itself is a call of its own within the fetch, with its own id, model
 * and usage, in the tier `batch`; embeddings, of which only a count of tokens is told, are one call together. A job that is fetched
 * again tells nothing new; answers in a file or a table are seen by nobody here.
 *
 * @see @google/genai `BatchJob`, `InlinedResponse`, `InlinedEmbedContentResponse`
 */
export class BatchReader implements AnswerReader {
  readonly failure = undefined;
  readonly #common: Attributes;
  readonly #reported: ReportedAnswers;
  readonly #attributes: Attributes = {};
  #tell: ((call: InnerCall) => void) | undefined;

  /** `common` are the attributes that all calls of the batch share; `reported` is whose usage this process has told. */
  constructor(common: Attributes, reported: ReportedAnswers) {
    this.#common = { ...common, [ATTR_SPANCOST_USAGE_SERVICE_TIER]: 'batch' };
    this.#reported = reported;
  }

  tellInnerCalls(tell: (call: InnerCall) => void): void {
    this.#tell = tell;
  }

  readAnswer(job: unknown): void {
    const name = text(job, 'name') ?? '';
    const status = text(job, 'state');
    if (status !== undefined) this.#attributes[ATTR_GEN_AI_RESPONSE_STATUS] = status;
    const model = text(job, 'model')?.split('/').at(-1);
    if (model !== undefined) this.#attributes[ATTR_GEN_AI_RESPONSE_MODEL] = model;
    const dest = field(job, 'dest');
    for (const [index, answer] of list(dest, 'inlinedResponses').entries())
      this.#readAnswer(field(answer, 'response'), `${name}/${index + 1}`, model);
    this.#readEmbeddings(list(dest, 'inlinedEmbedContentResponses'), name, model);
  }

  /** Jobs are not streamed. */
  readEvent(): void {}

  attributes(): Attributes {
    return this.#attributes;
  }

  /** Requests that failed have no answer. */
  #readAnswer(answer: unknown, place: string, model: string | undefined): void {
    if (typeof answer !== 'object' || answer === null) return;
    const reader = new ContentReader(model);
    reader.readAnswer(answer);
    this.#tellCall(
      text(answer, 'responseId') ?? place,
      { ...reader.attributes(false), [ATTR_SPANCOST_USAGE_SERVICE_TIER]: 'batch' },
      model,
    );
  }

  #readEmbeddings(answers: readonly unknown[], name: string, model: string | undefined): void {
    const counts = answers.flatMap((answer) => {
      const told = field(field(answer, 'response'), 'tokenCount');
      return told === undefined ? [] : [Number(told)];
    });
    if (counts.length === 0) return;
    const attributes: Attributes = { [ATTR_SPANCOST_USAGE_PARAMETER_PREFIX + PARAMETER_BATCH_REQUESTS]: String(counts.length) };
    // Embeddings have no output.
    addUsage(attributes, { inputTokens: counts.reduce((sum, tokens) => sum + tokens, 0), outputTokens: 0 });
    this.#tellCall(name, attributes, model);
  }

  #tellCall(id: string, told: Attributes, model: string | undefined): void {
    if (!this.#reported.isFirst(id)) return;
    const attributes: Attributes = { ...this.#common, ...told, [ATTR_GEN_AI_RESPONSE_ID]: id };
    if (model !== undefined) attributes[ATTR_GEN_AI_RESPONSE_MODEL] ??= model;
    this.#tell?.({ spanName: `${OPERATION_FETCH_BATCH} ${text(attributes, ATTR_GEN_AI_RESPONSE_MODEL) ?? ''}`.trimEnd(), attributes });
  }
}
