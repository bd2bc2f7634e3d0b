// An application of Gemini that knows nothing of Spancost: node --import @spancost/node/register gemini.mjs
import { GoogleGenAI } from '@google/genai';

const baseUrl = process.env.GOOGLE_URL;
const used = (usage) => ({ httpOptions: { headers: { 'x-usage-metadata': JSON.stringify(usage) } } });

const gemini = new GoogleGenAI({ apiKey: 'test', httpOptions: { baseUrl } });
const usage = {
  promptTokenCount: 4000,
  promptTokensDetails: [
    { modality: 'TEXT', tokenCount: 3800 },
    { modality: 'AUDIO', tokenCount: 200 },
  ],
  cachedContentTokenCount: 3000,
  cacheTokensDetails: [{ modality: 'TEXT', tokenCount: 3000 }],
  toolUsePromptTokenCount: 300,
  candidatesTokenCount: 250,
  thoughtsTokenCount: 90,
};
const asked = { model: 'gemini-2.5-flash', contents: 'What is new?', config: { tools: [{ googleSearch: {} }], ...used(usage) } };
const answer = await gemini.models.generateContent(asked);
const stream = await gemini.models.generateContentStream({ model: 'gemini-2.5-flash', contents: 'Tell me more' });
for await (const _chunk of stream) break;

const vertex = new GoogleGenAI({ vertexai: true, apiKey: 'test', httpOptions: { baseUrl } });
const place = 'projects/shop/locations/europe-west4/publishers/google/models';
const few = { promptTokenCount: 1000, candidatesTokenCount: 200, thoughtsTokenCount: 100, promptTokensDetails: [] };
await vertex.models.generateContent({ model: `${place}/gemini-3.1-flash-lite`, contents: 'Hello', config: used(few) });
await vertex.models.embedContent({ model: 'gemini-embedding-001', contents: ['one text', 'another'] });
await vertex.models.generateImages({ model: 'imagen-4.0-generate-001', prompt: 'A boot', config: { numberOfImages: 2 } });
console.log(answer.usageMetadata.totalTokenCount > 0);
