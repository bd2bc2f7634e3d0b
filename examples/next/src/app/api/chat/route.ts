import OpenAI from 'openai';
import { attributed } from '../../../attributed.ts';

/** Answers a question with OpenAI's SDK, which next.config.ts keeps out of the bundle. */
export const POST = attributed(async (request) => {
  const answer = await new OpenAI().chat.completions.create({
    model: 'gpt-5',
    messages: [{ role: 'user', content: await request.text() }],
  });
  return Response.json(answer.choices[0]?.message.content);
});
