import type { Answer } from './exchange.ts';
import { EVENT_STREAM, rawFrame } from './bedrock/event-frames.ts';
import type { Scenario } from './scenarios.ts';

/** What is sent as it is, whatever the API would say. */
export interface RawAnswer {
  readonly status: number;
  readonly type: string;
  readonly content: string | Buffer;
}

/** What a proxy before a provider sends when it has no answer. */
const PAGE = '<!doctype html>\n<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n';

/**
 * The page of a proxy that a scenario asks for, or what the header `x-raw-answer` says in place of an answer: as its whole
 * body, or as the data of the only event of its stream. Undefined where neither asks for anything.
 */
export function rawAnswer(answer: Answer, scenario: Scenario | undefined, given: string | undefined): RawAnswer | undefined {
  if (scenario === 'page' || scenario === 'page-502')
    return { status: scenario === 'page' ? 200 : 502, type: 'text/html; charset=utf-8', content: PAGE };
  if (given === undefined) return undefined;
  if (answer.frames !== undefined) return { status: 200, type: EVENT_STREAM, content: Buffer.from(rawFrame(given)) };
  if (answer.events === undefined) return { status: 200, type: 'application/json', content: given };
  const isLines = answer.eventsType !== undefined;
  return { status: 200, type: answer.eventsType ?? 'text/event-stream', content: isLines ? `${given}\n` : `data: ${given}\n\n` };
}
