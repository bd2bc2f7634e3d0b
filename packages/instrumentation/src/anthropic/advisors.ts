import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_MODEL,
} from '@spancost/conventions';
import type { InnerCall } from '../answer/answer-reader.ts';
import { addUsage } from '../answer/usage-attributes.ts';
import { list, text } from '../json-fields.ts';
import { iterationUsage } from './iterations.ts';

/**
 * The advisors that a message asked on its way: each is a call of another model, billed at that model's prices and in none of the
 * message's totals. A second advice of `msg_1` is known as `msg_1/advisor/2`, however often the message is read.
 *
 * @param common Attributes that they share with the message.
 * @see @anthropic-ai/sdk `BetaAdvisorMessageIterationUsage`; https://platform.claude.com/docs/en/agents-and-tools/tool-use/advisor-tool
 */
export function advisorsOf(usage: unknown, messageId: string | undefined, common: Attributes): readonly InnerCall[] {
  return list(usage, 'iterations')
    .filter((iteration) => text(iteration, 'type') === 'advisor_message')
    .map((iteration, index) => {
      const model = text(iteration, 'model');
      const operation = String(common[ATTR_GEN_AI_OPERATION_NAME]);
      const attributes: Attributes = { ...common };
      if (messageId !== undefined) attributes[ATTR_GEN_AI_RESPONSE_ID] = `${messageId}/advisor/${index + 1}`;
      if (model !== undefined) {
        attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
        attributes[ATTR_GEN_AI_RESPONSE_MODEL] = model;
      }
      addUsage(attributes, iterationUsage(iteration));
      return { spanName: model === undefined ? operation : `${operation} ${model}`, attributes };
    });
}
