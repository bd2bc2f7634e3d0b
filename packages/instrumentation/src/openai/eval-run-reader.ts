import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_STATUS,
  OPERATION_FETCH_BATCH,
  PARAMETER_BATCH_REQUESTS,
} from '@spancost/conventions';
import type { AnswerReader, InnerCall } from '../answer/answer-reader.ts';
import type { ReportedAnswers } from '../answer/reported-answers.ts';
import { count, list, text } from '../json-fields.ts';
import { innerCall } from './inner-call.ts';
import { addParameter } from './request-parameters.ts';

/** After these nothing more is done, and what was done by then is billed. */
const FINAL: readonly (string | undefined)[] = ['completed', 'failed', 'canceled'];

/**
 * Reads a fetched run of an eval. What each model used, to answer and to grade, is a call of its own within the fetch, told once, when
 * the run is over: that of gpt-6 in `evalrun_1` is known as `evalrun_1/gpt-6`.
 *
 * @see openai `RunRetrieveResponse.PerModelUsage`
 */
export class EvalRunReader implements AnswerReader {
  readonly failure = undefined;
  readonly #fetch: Attributes;
  readonly #reported: ReportedAnswers;
  #run: unknown;
  #tell: ((call: InnerCall) => void) | undefined;

  /** `fetch` are the attributes that the span of the fetch began with. */
  constructor(fetch: Attributes, reported: ReportedAnswers) {
    this.#fetch = fetch;
    this.#reported = reported;
  }

  tellInnerCalls(tell: (call: InnerCall) => void): void {
    this.#tell = tell;
  }

  readAnswer(run: unknown): void {
    this.#run = run;
    const id = text(run, 'id');
    if (id === undefined || !FINAL.includes(text(run, 'status')) || !this.#reported.isFirst(id)) return;
    for (const usage of list(run, 'per_model_usage')) {
      const call = this.#modelCall(usage, id);
      if (call !== undefined) this.#tell?.(call);
    }
  }

  /** Runs are not streamed. */
  readEvent(): void {}

  /** The fetch itself used nothing. */
  attributes(): Attributes {
    const status = text(this.#run, 'status');
    return status === undefined ? {} : { [ATTR_GEN_AI_RESPONSE_STATUS]: status };
  }

  #modelCall(usage: unknown, run: string): InnerCall | undefined {
    const model = text(usage, 'model_name');
    if (model === undefined) return undefined;
    const call = innerCall(this.#fetch, OPERATION_FETCH_BATCH, model, {
      inputTokens: count(usage, 'prompt_tokens'),
      outputTokens: count(usage, 'completion_tokens'),
      cacheReadTokens: count(usage, 'cached_tokens'),
    });
    call.attributes[ATTR_GEN_AI_RESPONSE_ID] = `${run}/${model}`;
    const requests = count(usage, 'invocation_count');
    addParameter(call.attributes, PARAMETER_BATCH_REQUESTS, requests === undefined ? undefined : String(requests));
    return call;
  }
}
