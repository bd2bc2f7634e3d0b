import type { Attributes } from '@opentelemetry/api';
import { ATTR_GEN_AI_RESPONSE_ID, ATTR_GEN_AI_RESPONSE_MODEL, ATTR_GEN_AI_RESPONSE_STATUS } from '@spancost/conventions';
import { CUT_OFF, type AnswerReader } from '../answer/answer-reader.ts';
import type { ReportedAnswers } from '../answer/reported-answers.ts';
import { addUsage } from '../answer/usage-attributes.ts';
import { field, text } from '../json-fields.ts';
import { addParameter } from './request-parameters.ts';

/**
 * Reads a film, which is made over minutes: its seconds are told once, when it is completed, by whichever call sees that first. Of
 * one that extends another only the new part is billed, and the film tells the length of both: its seconds are not told.
 *
 * @see openai `Video`
 */
export class VideoReader implements AnswerReader {
  readonly #reported: ReportedAnswers;
  readonly #isExtension: boolean;
  #video: unknown;

  /** `extension` says that the film begins with another one. */
  constructor(reported: ReportedAnswers, extension?: 'extension') {
    this.#reported = reported;
    this.#isExtension = extension !== undefined;
  }

  readAnswer(video: unknown): void {
    this.#video = video;
  }

  /** Films are not streamed. */
  readEvent(): void {}

  get failure(): string | undefined {
    return text(this.#video, 'status') === 'failed' ? (text(field(this.#video, 'error'), 'code') ?? CUT_OFF) : undefined;
  }

  attributes(): Attributes {
    const video = this.#video;
    const id = text(video, 'id');
    const model = text(video, 'model');
    const status = text(video, 'status');
    const attributes: Attributes = {};
    if (id !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = id;
    if (model !== undefined) attributes[ATTR_GEN_AI_RESPONSE_MODEL] = model;
    if (status !== undefined) attributes[ATTR_GEN_AI_RESPONSE_STATUS] = status;
    addParameter(attributes, 'size', text(video, 'size'));
    // An extension counts as told, so that no fetch tells the length of both films.
    if (this.#isExtension) this.#reported.isFirst(id);
    else if (status === 'completed' && this.#reported.isFirst(id)) addUsage(attributes, { videoSeconds: secondsOf(video) });
    return attributes;
  }
}

/** The API writes them as a text: `"8"`. */
function secondsOf(video: unknown): number | undefined {
  const seconds = Number(text(video, 'seconds') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}
