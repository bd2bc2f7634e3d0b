// An application that records what is asked and answered, without what must not be known; one call it keeps out. One SDK has a
// redaction of its own, and one call is seen at the network alone.
import OpenAI from 'openai';
import { register, withContentCapture } from '@spancost/node';

const base = process.env.OPENAI_BASE_URL;
const spancost = register({
  captureContent: { redact: (text) => text.replaceAll('4111', '[card]') },
  openai: { captureContent: { redact: (text) => text.replaceAll('Ada', '[name]') } },
  network: { hosts: { [new URL(base).host]: 'openai' } },
});
await spancost.ready;
const openai = new OpenAI();
const chat = { model: 'gpt-5', messages: [{ role: 'user', content: 'Ada pays with 4111' }] };
await openai.chat.completions.create(chat);
await withContentCapture(false, () => openai.chat.completions.create(chat));
const answer = await fetch(`${base}/chat/completions`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: 'Bearer any' },
  body: JSON.stringify(chat),
});
await answer.json();
await spancost.shutdown();
