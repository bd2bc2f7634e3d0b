import Anthropic from '@anthropic-ai/sdk';
import { attributed } from '../../../attributed.ts';

/** Sums a text up with Anthropic's SDK, which is in the bundle: seen at the network. */
export const POST = attributed(async (request) => {
  const message = await new Anthropic().messages.create({
    model: 'claude-sonnet-5-5',
    max_tokens: 200,
    messages: [{ role: 'user', content: await request.text() }],
  });
  return Response.json(message.content);
});
