import type { Attributes } from '@opentelemetry/api';
import { ATTR_SPANCOST_USAGE_SERVICE_TIER, OPERATION_FETCH_BATCH } from '@spancost/conventions';
import type { AnswerReader, InnerCall } from '../answer/answer-reader.ts';
import type { ReportedAnswers } from '../answer/reported-answers.ts';
import { field, text } from '../json-fields.ts';
import { MessageReader } from './message-reader.ts';

/**
 * Reads the results of a batch of messages, line by line. Each message that was made is a call of its own within the fetch, with
 * its own id, model and usage, in the tier `batch`; results that are read again tell nothing new. Requests that failed, expired or
 * were cancelled are not billed, and there is no call of them.
 *
 * @see @anthropic-ai/sdk `MessageBatchIndividualResponse`; https://docs.anthropic.com/en/api/retrieving-message-batch-results
 */
export class BatchResultsReader implements AnswerReader {
  readonly failure = undefined;
  readonly readsDerived = true;
  readonly #common: Attributes;
  readonly #reported: ReportedAnswers;
  #tell: ((call: InnerCall) => void) | undefined;

  /** `common` are the attributes that all calls of the batch share; `reported` is whose usage this process has told. */
  constructor(common: Attributes, reported: ReportedAnswers) {
    this.#common = common;
    this.#reported = reported;
  }

  tellInnerCalls(tell: (call: InnerCall) => void): void {
    this.#tell = tell;
  }

  /** All lines at once, where nobody has split them. */
  readAnswer(lines: unknown): void {
    if (typeof lines !== 'string') return;
    for (const line of lines.split('\n')) if (line !== '') this.readEvent(parsed(line));
  }

  /** One result. */
  readEvent(line: unknown): void {
    const message = field(field(line, 'result'), 'message');
    if (!this.#reported.isFirst(text(message, 'id'))) return;
    const reader = new MessageReader({ common: { ...this.#common, [ATTR_SPANCOST_USAGE_SERVICE_TIER]: 'batch' } });
    reader.tellInnerCalls((call) => this.#tell?.(call));
    reader.readAnswer(message);
    // The advisors of a message are told as its attributes are asked for.
    const attributes = { ...this.#common, ...reader.attributes(false), [ATTR_SPANCOST_USAGE_SERVICE_TIER]: 'batch' };
    this.#tell?.({ spanName: `${OPERATION_FETCH_BATCH} ${text(message, 'model') ?? ''}`.trimEnd(), attributes });
  }

  /** The fetch itself used nothing. */
  attributes(): Attributes {
    return {};
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // The last line of a file that was cut.
    return undefined;
  }
}
