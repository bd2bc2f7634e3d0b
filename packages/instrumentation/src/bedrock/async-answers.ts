import type { Remembered } from '../answer/remembered.ts';
import type { ReportedAnswers } from '../answer/reported-answers.ts';
import type { MutableUsage } from '../answer/usage-attributes.ts';
import { count, field, list, text } from '../json-fields.ts';
import type { BedrockAnswer } from './bedrock-answer.ts';

/** What was asked of a model that answers into a bucket. */
export interface AskedAsync {
  readonly model: string | undefined;
  /** Seconds of the film that is asked for, where it is one. */
  readonly seconds: number | undefined;
}

/** How long a shot of Nova Reel is. @see https://docs.aws.amazon.com/nova/latest/userguide/video-gen-access.html */
const SECONDS_OF_SHOT = 6;

/** What a model's own input asks for: a film of Nova Reel, in one or more shots, or one of Luma. */
export function askedAsyncOf(model: string | undefined, input: unknown): AskedAsync {
  const shots = list(field(input, 'multiShotManualParams'), 'shots').length;
  const told = count(field(input, 'videoGenerationConfig'), 'durationSeconds');
  const inWords = /^(\d+)s$/.exec(text(input, 'duration') ?? '')?.[1];
  const seconds = told ?? (shots > 0 ? shots * SECONDS_OF_SHOT : inWords === undefined ? undefined : Number(inWords));
  return { model, seconds };
}

/** Reads what `StartAsyncInvoke` answers: an id, under which the rest is known when it is done. */
export class StartedAnswer implements BedrockAnswer {
  readonly finishReason = undefined;
  readonly tier = undefined;
  readonly usage: MutableUsage = {};
  id: string | undefined;
  readonly #begun: Remembered<AskedAsync>;
  readonly #asked: AskedAsync;

  constructor(begun: Remembered<AskedAsync>, asked: AskedAsync) {
    this.#begun = begun;
    this.#asked = asked;
  }

  readAnswer(answer: unknown): void {
    this.id = text(answer, 'invocationArn');
    this.#begun.set(this.id, this.#asked);
  }

  /** It is not streamed. */
  readEvent(): void {}
}

/** Reads what `GetAsyncInvoke` answers: of a film that is done how long it was to be, once, and nothing of one that failed. */
export class FetchedAnswer implements BedrockAnswer {
  readonly finishReason = undefined;
  readonly tier = undefined;
  model: string | undefined;
  status: string | undefined;
  usage: MutableUsage = {};
  readonly id: string | undefined;
  readonly #asked: AskedAsync | undefined;
  readonly #reported: ReportedAnswers;

  constructor(id: string | undefined, asked: AskedAsync | undefined, reported: ReportedAnswers) {
    this.id = id;
    this.#asked = asked;
    this.#reported = reported;
  }

  readAnswer(answer: unknown): void {
    this.model = text(answer, 'modelArn')?.split('/').at(-1);
    this.status = text(answer, 'status');
    const seconds = this.status === 'Completed' ? this.#asked?.seconds : this.status === 'Failed' ? 0 : undefined;
    if (seconds !== undefined && this.#reported.isFirst(this.id)) this.usage = { videoSeconds: seconds };
  }

  /** It is not streamed. */
  readEvent(): void {}
}
