import type { OpenAI } from 'openai';
import type { Exchange } from '../exchange.ts';
import { newId } from '../new-id.ts';
import { required } from './openai-request.ts';

/**
 * Answer to POST /moderations: nothing is flagged, and nothing is counted, because nothing is billed.
 *
 * @see openai `ModerationCreateResponse`; https://platform.openai.com/docs/api-reference/moderations/object
 */
export function moderation({
  body,
}: Exchange): Pick<OpenAI.ModerationCreateResponse, 'id' | 'model'> & { readonly results: readonly object[] } {
  const input = required(body, 'input');
  const inputs: readonly unknown[] = Array.isArray(input) && input.every((entry) => typeof entry === 'string') ? input : [input];
  return {
    id: newId('modr-', 24),
    model: typeof body['model'] === 'string' ? body['model'] : 'omni-moderation-latest',
    results: inputs.map(() => ({
      flagged: false,
      categories: { violence: false },
      category_scores: { violence: 0.001 },
      category_applied_input_types: { violence: ['text'] },
    })),
  };
}
