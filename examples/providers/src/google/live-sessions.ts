import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { answerText, piecesOf } from '../answer-text.ts';
import { isObject, type JsonObject } from '../json.ts';
import { tokensOf } from '../tokens.ts';
import { textOf } from './google-request.ts';

const PATH = /^\/google\/\/?ws\/google\.(?:ai\.generativelanguage|cloud\.aiplatform)\.\w+\.(?:GenerativeService\.|LlmBidiService\/)/;
const SOUND: string = 'UklGRiQAAABXQVZF'.repeat(500);

/**
 * Live sessions: each turn of the client is answered, in text or in sound, and with all that was said so far as its prompt. Who says
 * `bye` is hung up on, who says `search` is answered by Google Search, who says `break` loses the connection.
 *
 * @see @google/genai `LiveServerMessage`, `LiveClientMessage`; https://ai.google.dev/api/live
 */
export function acceptLiveSessions(server: Server): () => void {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = request.url ?? '';
    // Another provider's sockets.
    if (url.startsWith('/openai/')) return;
    if (!url.startsWith('/google/')) return;
    if (!PATH.test(url)) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (accepted) => converse(accepted, url.includes('aiplatform')));
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
  };
}

function converse(socket: WebSocket, isVertex: boolean): void {
  let said = '';
  let isSpoken = false;
  // The API sends its JSON in binary frames.
  const send = (message: JsonObject): void => socket.send(Buffer.from(JSON.stringify(message)));
  socket.on('message', (data) => {
    // `ws` gives one buffer, as it is not told otherwise.
    const message: unknown = JSON.parse((data as Buffer).toString());
    if (!isObject(message)) return;
    if (isObject(message['setup'])) {
      const config = isObject(message['setup']['generationConfig']) ? message['setup']['generationConfig'] : {};
      isSpoken = Array.isArray(config['responseModalities']) && config['responseModalities'].includes('AUDIO');
      if (message['setup']['model'] === 'models/none') return socket.close(1008, 'models/none is not found');
      return send({ setupComplete: {} });
    }
    const turn = isObject(message['clientContent']) ? message['clientContent'] : undefined;
    const question = turn === undefined ? '' : (Array.isArray(turn['turns']) ? turn['turns'] : []).map(textOf).join('\n');
    if (question === 'bye') return socket.close(1000);
    if (question === 'break') return socket.terminate();
    said += question;
    const answer = answerText(question);
    answerTurn(send, answer, question, isSpoken);
    const used = { prompt: tokensOf(said), answer: isSpoken ? 50 : tokensOf(answer), modality: isSpoken ? 'AUDIO' : 'TEXT' };
    said += answer;
    send({ serverContent: { turnComplete: true }, usageMetadata: usageOf(used, isVertex) });
  });
}

function answerTurn(send: (message: JsonObject) => void, answer: string, question: string, isSpoken: boolean): void {
  const parts = isSpoken ? [{ inlineData: { mimeType: 'audio/pcm', data: SOUND } }] : piecesOf(answer).map((text) => ({ text }));
  for (const part of parts) send({ serverContent: { modelTurn: { role: 'model', parts: [part] } } });
  const searched = question === 'search' ? { groundingMetadata: { webSearchQueries: ['boots', 'red boots'] } } : {};
  send({ serverContent: { generationComplete: true, ...searched } });
}

/** The Gemini API and Vertex AI have another name each for what is answered. */
function usageOf({ prompt, answer, modality }: { prompt: number; answer: number; modality: string }, isVertex: boolean): JsonObject {
  const [count, details] = isVertex ? ['candidatesTokenCount', 'candidatesTokensDetails'] : ['responseTokenCount', 'responseTokensDetails'];
  return {
    promptTokenCount: prompt,
    [count]: answer,
    totalTokenCount: prompt + answer,
    promptTokensDetails: [{ modality: 'TEXT', tokenCount: prompt }],
    [details]: [{ modality, tokenCount: answer }],
    ...(isVertex ? { trafficType: 'ON_DEMAND' } : {}),
  };
}
