import type { Attributes } from '@opentelemetry/api';
import type { InnerCall } from '../answer/answer-reader.ts';
import { count, field, text } from '../json-fields.ts';
import { innerCall } from './inner-call.ts';

/** Makes a call of the model that wrote an SVG; undefined for an answer of which no model wrote one. */
export type SvgAuthor = (answer: unknown) => InnerCall | undefined;

/**
 * Reads which model wrote an SVG, and what it used: a call of its own, for it is another model than that of the pictures, whose
 * usage does not include it.
 *
 * @param pictures Attributes of the request for pictures.
 * @see openai `ImagesResponse.SvgUsage`
 */
export function svgAuthorOf(pictures: Attributes): SvgAuthor {
  return (answer) => {
    const usage = field(answer, 'svg_usage');
    const model = text(usage, 'model');
    if (model === undefined) return undefined;
    return innerCall(pictures, 'chat', model, {
      inputTokens: count(usage, 'input_tokens'),
      outputTokens: count(usage, 'output_tokens'),
      reasoningTokens: count(usage, 'reasoning_tokens'),
    });
  };
}
