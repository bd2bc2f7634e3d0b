import type { Context } from '@opentelemetry/api';
import { contentCaptureOf, contentSettingFromEnv, contentSettingOf, type ContentCapture, type ContentSetting } from '@spancost/conventions';
import { surroundingContent } from './content-context.ts';

/** Value that nobody gives. */
const NOT_READ: unique symbol = Symbol('not read');

/** Decides for the calls of one instrumentation whether and how their content is recorded. */
export class ContentDecision {
  readonly #problem: (problem: string) => void;
  #given: unknown = NOT_READ;
  #own: ContentSetting = { isOn: false };

  /** `problem` is told what is wrong with the instrumentation's own option. */
  constructor(problem: (problem: string) => void) {
    this.#problem = problem;
  }

  /**
   * How a call that begins in this context is recorded, where the instrumentation's own option is `given`; undefined, for almost
   * all calls, if it is not.
   */
  captureIn(from: Context, given: unknown): ContentCapture | undefined {
    if (given !== this.#given) this.#read(given);
    const surrounding = surroundingContent(from);
    if (surrounding === undefined && !this.#own.isOn) return undefined;
    return contentCaptureOf(surrounding === undefined ? [this.#own] : [this.#own, ...surrounding]);
  }

  #read(given: unknown): void {
    this.#given = given;
    this.#own =
      given === undefined
        ? contentSettingFromEnv(process.env['OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT'])
        : contentSettingOf(given);
    if (this.#own.problem !== undefined) this.#problem(this.#own.problem);
  }
}
