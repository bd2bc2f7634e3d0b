import type { Attributes } from '@opentelemetry/api';
import type { AnswerReader } from '../answer/answer-reader.ts';
import { addUsage, type MutableUsage } from '../answer/usage-attributes.ts';
import { invocationMetrics, usageOf } from '../bedrock/token-usage.ts';
import { field } from '../json-fields.ts';
import { CohereReader } from './answer-reader.ts';

const INPUT = 'x-amzn-bedrock-input-token-count';

/** The headers in which Bedrock counts, by the answer that they came with; Cohere's own API has none. */
export class CountedAnswers {
  readonly #headers: WeakMap<object, Headers> = new WeakMap();

  /** Takes in what a method resolved to; gives back the answer in it. */
  answerIn(result: unknown): unknown {
    const data = field(result, 'data');
    const headers = field(field(result, 'rawResponse'), 'headers');
    if (typeof data === 'object' && data !== null && headers instanceof Headers && headers.has(INPUT)) this.#headers.set(data, headers);
    return data;
  }

  /** How many tokens Bedrock counted for an answer. */
  usageOf(answer: unknown): MutableUsage {
    const headers = typeof answer === 'object' && answer !== null ? this.#headers.get(answer) : undefined;
    return headers === undefined
      ? {}
      : usageOf({ input: counted(headers, INPUT), output: counted(headers, 'x-amzn-bedrock-output-token-count') });
  }
}

/** Reads an answer of Cohere's models at Amazon Bedrock: Cohere's own, and how many tokens Bedrock counted, which is what it bills. */
export class BedrockReader implements AnswerReader {
  readonly #cohere: CohereReader = new CohereReader();
  readonly #counted: CountedAnswers;
  #usage: MutableUsage = {};

  constructor(counted: CountedAnswers) {
    this.#counted = counted;
  }

  get failure(): string | undefined {
    return this.#cohere.failure;
  }

  readAnswer(answer: unknown): void {
    this.#cohere.readAnswer(answer);
    this.#usage = this.#counted.usageOf(answer);
  }

  readEvent(event: unknown): void {
    this.#cohere.readEvent(event);
    const metrics = field(event, 'amazon-bedrock-invocationMetrics');
    if (metrics !== undefined) this.#usage = invocationMetrics(metrics);
  }

  attributes(streamed: boolean): Attributes {
    const attributes = this.#cohere.attributes(streamed);
    addUsage(attributes, this.#usage);
    return attributes;
  }
}

function counted(headers: Headers, name: string): number | undefined {
  const value = headers.get(name);
  return value !== null && /^\d+$/.test(value) ? Number(value) : undefined;
}
