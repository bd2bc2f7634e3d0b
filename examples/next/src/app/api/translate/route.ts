import { instrument } from '@spancost/node';
import Groq from 'groq-sdk';
import { attributed } from '../../../attributed.ts';

// The SDK is in the bundle, where no loader sees it: so it is given by hand.
instrument({ groq: Groq });

/** Translates a text with Groq's SDK. */
export const POST = attributed(async (request) => {
  const answer = await new Groq().chat.completions.create({
    model: 'llama-3.3-70b-versatile',
    messages: [{ role: 'user', content: await request.text() }],
  });
  return Response.json(answer.choices[0]?.message.content);
});
