import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
} from '@spancost/conventions';
import type { InnerCall } from '../answer/answer-reader.ts';
import { addUsage } from '../answer/usage-attributes.ts';
import { count, field, text } from '../json-fields.ts';

/** Makes a call of the model that wrote an SVG; undefined for an answer of which no model wrote one. */
export type SvgAuthor = (answer: unknown) => InnerCall | undefined;

/**
 * Reads which model wrote an SVG, and what it used: a call of its own, for it is another model than that of the pictures, whose
 * usage does not include it.
 *
 * @param common Attributes of the request for pictures.
 * @see openai `ImagesResponse.SvgUsage`
 */
export function svgAuthorOf(common: Attributes): SvgAuthor {
  return (answer) => {
    const usage = field(answer, 'svg_usage');
    const model = text(usage, 'model');
    if (model === undefined) return undefined;
    const attributes: Attributes = { [ATTR_GEN_AI_OPERATION_NAME]: 'chat' };
    for (const name of [ATTR_GEN_AI_PROVIDER_NAME, ATTR_SERVER_ADDRESS, ATTR_SERVER_PORT]) {
      const value = common[name];
      if (value !== undefined) attributes[name] = value;
    }
    attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
    attributes[ATTR_GEN_AI_RESPONSE_MODEL] = model;
    addUsage(attributes, {
      inputTokens: count(usage, 'input_tokens'),
      outputTokens: count(usage, 'output_tokens'),
      reasoningTokens: count(usage, 'reasoning_tokens'),
    });
    return { spanName: `chat ${model}`, attributes };
  };
}
