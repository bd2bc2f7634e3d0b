import type { Attributes } from '@opentelemetry/api';
import { ATTR_GEN_AI_RESPONSE_FINISH_REASONS, ATTR_SPANCOST_USAGE_REPORTED_COST_USD } from '@spancost/conventions';
import { CUT_OFF, type AnswerReader, type InnerCall } from '../answer/answer-reader.ts';
import { addUsage, type MutableUsage } from '../answer/usage-attributes.ts';
import { count, field, list, text } from '../json-fields.ts';
import { reportedCost } from './reported-cost.ts';
import { addImageParameters } from './request-parameters.ts';
import type { SvgAuthor } from './svg-author.ts';

/** Reads the answer to a request for pictures, and its events; never the pictures. */
export class ImagesReader implements AnswerReader {
  readonly failure = undefined;
  readonly #provider: string;
  /** The answer, or the last event of a stream. */
  #answer: unknown;
  #images: number | undefined;

  readonly #svgAuthor: SvgAuthor;
  #tell: ((call: InnerCall) => void) | undefined;

  constructor(provider: string, svgAuthor: SvgAuthor) {
    this.#provider = provider;
    this.#svgAuthor = svgAuthor;
  }

  tellInnerCalls(tell: (call: InnerCall) => void): void {
    this.#tell = tell;
  }

  readAnswer(answer: unknown): void {
    this.#answer = answer;
    const author = this.#svgAuthor(answer);
    if (author !== undefined) this.#tell?.(author);
    if (Array.isArray(field(answer, 'data'))) this.#images = list(answer, 'data').length;
  }

  readEvent(event: unknown): void {
    // `image_generation.completed` or `image_edit.completed`; the events before it are pictures in the making.
    if (text(event, 'type')?.endsWith('.completed') !== true) return;
    this.#answer = event;
    this.#images = (this.#images ?? 0) + 1;
  }

  attributes(streamed: boolean): Attributes {
    const attributes: Attributes = {};
    if (streamed) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = [this.#answer === undefined ? CUT_OFF : 'stop'];
    if (this.#answer === undefined) return attributes;
    addImageParameters(attributes, this.#answer);
    const usage = field(this.#answer, 'usage');
    const cost = reportedCost(this.#provider, usage);
    if (cost !== undefined) attributes[ATTR_SPANCOST_USAGE_REPORTED_COST_USD] = cost;
    addUsage(attributes, imageUsage(usage, this.#images));
    return attributes;
  }
}

/**
 * What pictures used: tokens of GPT Image models, else how many pictures there are. Without details, which the events of a
 * stream do not have, all output is pictures, as that is what these models are asked for.
 */
function imageUsage(usage: unknown, images: number | undefined): MutableUsage {
  const inputTokens = count(usage, 'input_tokens');
  if (inputTokens === undefined) return { images };
  const input = field(usage, 'input_tokens_details');
  const output = field(usage, 'output_tokens_details');
  const outputTokens = count(usage, 'output_tokens');
  return {
    inputTokens,
    outputTokens,
    inputImageTokens: count(input, 'image_tokens'),
    outputImageTokens: count(output, 'image_tokens') ?? outputTokens,
  };
}
