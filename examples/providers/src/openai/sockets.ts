import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { ApiProblem } from '../api-problem.ts';
import { isObject, type JsonObject } from '../json.ts';
import { live } from './live-session.ts';
import { converse } from './realtime-session.ts';
import { responseEvents } from './response-events.ts';
import { finishedResponse } from './response.ts';

/** How a socket at a path answers. */
const PATHS: ReadonlyMap<string, (send: Send, url: URL) => (event: JsonObject) => void> = new Map([
  ['/openai/v1/realtime', (send: Send, url: URL) => converse(send, url.searchParams.get('model') ?? 'gpt-realtime-2.1')],
  ['/openai/v1/responses', (send: Send) => (event: JsonObject) => respond(event, send)],
  ['/openai/v1/live/sessions', live],
]);

/** Sends an event. */
export type Send = (event: JsonObject) => void;

/**
 * The APIs of OpenAI that speak over sockets: realtime and live sessions, and responses, whose events are those of their streams.
 *
 * @see openai `RealtimeServerEvent`, `ResponsesClientEvent`; https://platform.openai.com/docs/guides/realtime
 */
export function acceptOpenAiSockets(server: Server): () => void {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1');
    if (!url.pathname.startsWith('/openai/')) return;
    const answering = PATHS.get(url.pathname);
    if (answering === undefined) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (accepted) => listen(accepted, answering(sender(accepted), url)));
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
  };
}

function sender(socket: WebSocket): Send {
  return (event) => socket.send(JSON.stringify(event));
}

function listen(socket: WebSocket, take: (event: JsonObject) => void): void {
  socket.on('message', (data) => {
    // `ws` gives one buffer, as it is not told otherwise.
    const event: unknown = JSON.parse((data as Buffer).toString());
    if (isObject(event)) take(event);
  });
}

/** `response.create` has the parameters of a response; `x-usage` stands in its `metadata.usage`, as JSON. */
function respond({ type, ...body }: JsonObject, send: Send): void {
  if (type !== 'response.create') return;
  const metadata = isObject(body['metadata']) ? body['metadata'] : {};
  const usage: unknown = typeof metadata['usage'] === 'string' ? JSON.parse(metadata['usage']) : undefined;
  const exchange = { body, scenario: undefined, usage: isObject(usage) ? usage : undefined, isCacheWarm: false };
  try {
    for (const event of responseEvents(finishedResponse(exchange, new Date()))) {
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (data !== undefined) send(JSON.parse(data) as JsonObject);
    }
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem;
    send({ type: 'error', status: 400, error: { type: 'invalid_request_error', code: null, message: problem.message, param: null } });
  }
}
