import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { Answer } from './exchange.ts';
import type { ProvidersConfig } from './providers-options.ts';
import type { Scenario } from './scenarios.ts';

/** Sends an answer, whole or event by event, and breaks it where the scenario says so. */
export async function deliver(
  reply: FastifyReply,
  answer: Answer,
  requestId: string,
  scenario: Scenario | undefined,
  config: ProvidersConfig,
): Promise<void> {
  const breaks = scenario === 'cut' || scenario === 'stall';
  if (answer.headers !== undefined) reply.headers(answer.headers);
  if (!isStream(answer) && !breaks) {
    await (answer.file === undefined ? reply.send(answer.body) : reply.type(answer.file.type).send(answer.file.content));
    return;
  }
  const response = takeOver(reply, answer);
  const isGone = watchClose(response);
  for (const piece of piecesToSend(answer, requestId, scenario)) {
    if (scenario === 'slow-stream') await sleep(config.eventDelayMs);
    if (isGone()) return;
    if (!response.write(piece)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  if (scenario === 'stall') return;
  if (scenario !== 'cut') return void response.end();
  // What was written must reach the client before the connection goes.
  response.write('', () => setTimeout(() => response.destroy(), 5));
}

/** Whether an answer comes event by event. */
export function isStream({ events, frames }: Answer): boolean {
  return events !== undefined || frames !== undefined;
}

/** Takes the raw response out of the framework's hands, with the headers that were set so far. */
function takeOver(reply: FastifyReply, answer: Answer): ServerResponse {
  reply.hijack();
  const response = reply.raw;
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) response.setHeader(name, value);
  if (!isStream(answer)) {
    response.setHeader('content-type', answer.file?.type ?? 'application/json');
    response.setHeader('content-length', contentOf(answer).length);
  } else {
    response.setHeader('content-type', answer.frames?.type ?? answer.eventsType ?? 'text/event-stream; charset=utf-8');
    response.setHeader('cache-control', 'no-cache');
  }
  response.writeHead(200);
  response.flushHeaders();
  return response;
}

/** Whether the client has hung up. */
function watchClose(response: ServerResponse): () => boolean {
  let isClosed = false;
  response.once('close', () => (isClosed = true));
  return () => isClosed;
}

/** The bytes of an answer that is no stream. */
function contentOf({ body, file }: Answer): Buffer {
  return file?.content ?? Buffer.from(JSON.stringify(body));
}

function halvesOf(content: Buffer): readonly Buffer[] {
  return [content.subarray(0, content.length / 2), content.subarray(content.length / 2)];
}

/** All events, or the first half of what there is where the scenario ends in the middle. */
function piecesToSend(answer: Answer, requestId: string, scenario: Scenario | undefined): readonly (string | Uint8Array)[] {
  const pieces = answer.events ?? answer.frames?.frames ?? halvesOf(contentOf(answer));
  const firstHalf = pieces.slice(0, Math.floor(pieces.length / 2));
  if (scenario === 'cut' || scenario === 'stall') return firstHalf;
  if (scenario === 'error-in-stream' && answer.errorEvent !== undefined)
    return [...firstHalf, answer.errorEvent(requestId, firstHalf.length)];
  if (scenario === 'error-in-stream' && answer.frames !== undefined) return [...firstHalf, answer.frames.error];
  return pieces;
}
