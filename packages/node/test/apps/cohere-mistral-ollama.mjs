// An application of three SDKs that knows nothing of Spancost: node --import @spancost/node/register cohere-mistral-ollama.mjs
import { Mistral } from '@mistralai/mistralai';
import { CohereClientV2 } from 'cohere-ai';
import { Ollama } from 'ollama';

const used = (usage) => ({ headers: { 'x-raw-usage': JSON.stringify(usage) } });
const messages = [{ role: 'user', content: 'What is new?' }];

const cohere = new CohereClientV2({ token: 'test', environment: `${process.env.PROVIDERS}/cohere` });
const billed = { billed_units: { input_tokens: 1000, output_tokens: 200 }, tokens: { input_tokens: 1500, output_tokens: 210 } };
await cohere.chat({ model: 'command-a-03-2025', messages }, used(billed));
await cohere.embed({ model: 'embed-v4.0', texts: ['boots'], inputType: 'search_query' }, used({ billed_units: { input_tokens: 500 } }));
await cohere.rerank({ model: 'rerank-v3.5', query: 'boots', documents: Array.from({ length: 101 }, () => 'red boots') });

const mistral = new Mistral({ apiKey: 'test', serverURL: `${process.env.PROVIDERS}/mistral` });
const counted = { prompt_tokens: 1000, completion_tokens: 200, total_tokens: 1200, prompt_tokens_details: { cached_tokens: 0 } };
for await (const _event of await mistral.chat.stream({ model: 'mistral-large-2411', messages }, used(counted)));
await mistral.ocr.process({ model: 'mistral-ocr-2505', document: { type: 'document_url', documentUrl: 'https://shop.example/boots.pdf' } });

const ollama = new Ollama({ host: `${process.env.PROVIDERS}/ollama` });
const answer = await ollama.chat({ model: 'llama3.2', messages });
console.log(answer.eval_count > 0);
