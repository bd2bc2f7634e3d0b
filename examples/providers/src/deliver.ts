import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { Answer } from './exchange.ts';
import type { ProvidersConfig } from './providers-options.ts';
import type { Scenario } from './scenarios.ts';

/** Scenarios that are about how the bytes of any answer come. */
const IN_PIECES: readonly Scenario[] = ['cut', 'stall', 'one-chunk', 'crumbs', 'half'];

/** Bytes of a crumb: less than an event, and sometimes less than a character. */
const CRUMB_BYTES = 31;

/** Sends an answer, whole or event by event, and breaks it where the scenario says so. */
export async function deliver(
  reply: FastifyReply,
  answer: Answer,
  requestId: string,
  scenario: Scenario | undefined,
  config: ProvidersConfig,
): Promise<void> {
  const breaks = scenario !== undefined && IN_PIECES.includes(scenario);
  if (answer.headers !== undefined) reply.headers(answer.headers);
  if (!isStream(answer) && !breaks) {
    await (answer.file === undefined ? reply.send(answer.body) : reply.type(answer.file.type).send(answer.file.content));
    return;
  }
  const response = takeOver(reply, answer, scenario);
  const isGone = watchClose(response);
  for (const piece of piecesToSend(answer, requestId, scenario)) {
    if (scenario === 'slow-stream') await sleep(config.eventDelayMs);
    // Else the connection would put crumbs together again.
    if (scenario === 'crumbs') await nextTurn();
    if (isGone()) return;
    if (!response.write(piece)) await drained(response);
  }
  if (scenario === 'stall') return;
  if (scenario !== 'cut') return void response.end();
  // What was written must reach the client before the connection goes.
  response.write('', () => setTimeout(() => response.destroy(), 5));
}

/** Resolves when more can be written, or the client has hung up. */
async function drained(response: ServerResponse): Promise<void> {
  const waiting = new AbortController();
  await Promise.race(['drain', 'close'].map((event) => once(response, event, { signal: waiting.signal })));
  waiting.abort();
}

/** Whether an answer comes event by event. */
export function isStream({ events, frames }: Answer): boolean {
  return events !== undefined || frames !== undefined;
}

/** Takes the raw response out of the framework's hands, with the headers that were set so far. */
function takeOver(reply: FastifyReply, answer: Answer, scenario: Scenario | undefined): ServerResponse {
  reply.hijack();
  const response = reply.raw;
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) response.setHeader(name, value);
  if (!isStream(answer)) {
    response.setHeader('content-type', answer.file?.type ?? 'application/json');
    // Half of an answer ends as if it were all of it; a connection that is cut is shorter than it said.
    if (scenario !== 'half') response.setHeader('content-length', contentOf(answer).length);
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
  if (scenario === 'half') return [...firstHalf, halvesOf(Buffer.from(pieces[firstHalf.length] ?? ''))[0] ?? ''];
  if (scenario === 'one-chunk') return [allOf(pieces)];
  if (scenario === 'crumbs') return crumbsOf(allOf(pieces));
  if (scenario === 'error-in-stream' && answer.errorEvent !== undefined)
    return [...firstHalf, answer.errorEvent(requestId, firstHalf.length)];
  if (scenario === 'error-in-stream' && answer.frames !== undefined) return [...firstHalf, answer.frames.error];
  return pieces;
}

function allOf(pieces: readonly (string | Uint8Array)[]): Buffer {
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
}

function crumbsOf(content: Buffer): readonly Buffer[] {
  return Array.from({ length: Math.ceil(content.length / CRUMB_BYTES) }, (_, index) =>
    content.subarray(index * CRUMB_BYTES, (index + 1) * CRUMB_BYTES),
  );
}
