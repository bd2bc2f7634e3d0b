import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_STATUS,
  ATTR_SPANCOST_USAGE_PARAMETER_PREFIX,
  USAGE_ATTRIBUTES,
} from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import type { ReportedAnswers } from '../answer/reported-answers.ts';
import { count, field, list, text } from '../json-fields.ts';
import type { AskedVideo, Jobs } from './jobs.ts';

/**
 * How long a film is that is asked for without a length, of every Veo; one that goes on from another film has a length of its own.
 *
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/veo-video-generation
 */
const DEFAULT_SECONDS = 8;

/** What a request for films asks for. @see @google/genai `GenerateVideosParameters` */
export function askedVideoOf(params: unknown): AskedVideo {
  const config = field(params, 'config');
  const model = text(params, 'model');
  const goesOn = field(params, 'video') ?? field(field(params, 'source'), 'video');
  const isUsual = goesOn === undefined && /(?:^|\/)veo-/.test(model ?? '');
  const seconds = count(config, 'durationSeconds') ?? (isUsual ? DEFAULT_SECONDS : undefined);
  return { model, seconds, resolution: text(config, 'resolution')?.toLowerCase() };
}

/** Reads the operation that makes films: it is billed when it has succeeded, so that it has an id and no usage. */
export class VideoReader implements AnswerReader {
  readonly failure = undefined;
  readonly #jobs: Jobs;
  readonly #asked: AskedVideo;
  #name: string | undefined;

  constructor(jobs: Jobs, asked: AskedVideo) {
    this.#jobs = jobs;
    this.#asked = asked;
  }

  readAnswer(operation: unknown): void {
    this.#name = text(operation, 'name');
    this.#jobs.videos.set(this.#name, this.#asked);
  }

  /** Operations are not streamed. */
  readEvent(): void {}

  attributes(): Attributes {
    return this.#name === undefined ? {} : { [ATTR_GEN_AI_RESPONSE_ID]: this.#name };
  }
}

/**
 * Reads a fetched operation, as it is on the wire. When it is done its films are told once, by the seconds that were asked of each;
 * those that a filter held back are not billed, and nothing is where it failed.
 *
 * @see @google/genai `GenerateVideosOperation`, `GenerateVideosResponse`
 */
export class FetchedVideoReader implements AnswerReader {
  readonly failure = undefined;
  readonly #jobs: Jobs;
  readonly #reported: ReportedAnswers;
  readonly #name: string | undefined;
  #operation: unknown;

  constructor(jobs: Jobs, reported: ReportedAnswers, name: string | undefined) {
    this.#jobs = jobs;
    this.#reported = reported;
    this.#name = name;
  }

  readAnswer(operation: unknown): void {
    this.#operation = operation;
  }

  /** Operations are not streamed. */
  readEvent(): void {}

  attributes(): Attributes {
    const attributes: Attributes = {};
    const asked = this.#jobs.videos.get(this.#name);
    const model = asked?.model ?? modelIn(this.#name);
    if (model !== undefined) attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
    if (typeof this.#operation !== 'object' || this.#operation === null) return attributes;
    const isDone = field(this.#operation, 'done') === true;
    const isFailed = isDone && isThere(field(this.#operation, 'error'));
    attributes[ATTR_GEN_AI_RESPONSE_STATUS] = isFailed ? 'failed' : isDone ? 'completed' : 'in_progress';
    const seconds = isFailed ? 0 : secondsOf(field(this.#operation, 'response'), asked?.seconds);
    if (!isDone || seconds === undefined || !this.#reported.isFirst(this.#name)) return attributes;
    attributes[USAGE_ATTRIBUTES.videoSeconds] = seconds;
    if (asked?.resolution !== undefined) attributes[`${ATTR_SPANCOST_USAGE_PARAMETER_PREFIX}resolution`] = asked.resolution;
    return attributes;
  }
}

/** `models/veo-3.1-generate-001/operations/1` names the model, with the project before it at Vertex AI. */
function modelIn(name: string | undefined): string | undefined {
  return /(?:^|\/)models\/([^/]+)\/operations\//.exec(name ?? '')?.[1];
}

/** No film is no second, however long they were to be. */
function secondsOf(response: unknown, each: number | undefined): number | undefined {
  const samples = list(field(response, 'generateVideoResponse'), 'generatedSamples').map((sample) => field(sample, 'video'));
  const films = [...samples, ...list(response, 'videos')].filter(isThere).length;
  if (films === 0) return 0;
  return each === undefined ? undefined : films * each;
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}
