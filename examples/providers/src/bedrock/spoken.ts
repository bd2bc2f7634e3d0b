import type { Answer, Exchange } from '../exchange.ts';
import type { JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { EVENT_STREAM, eventFrame, exceptionFrame } from './event-frames.ts';

/** What a turn uses that says nothing else: speech and text, in and out. */
const INPUT = { speechTokens: 450, textTokens: 60 };
const OUTPUT = { speechTokens: 150, textTokens: 20 };
const SOUND: string = 'UklGRiQAAABXQVZF'.repeat(200);

/**
 * Answer to POST /model/{modelId}/invoke-with-bidirectional-stream, once all is said: two turns, after each of which the usage of the
 * session so far is told.
 *
 * @see https://docs.aws.amazon.com/nova/latest/userguide/output-events.html
 */
export function spokenAnswer({ scenario }: Exchange): Answer {
  const session = { sessionId: newId('session-'), promptName: 'prompt', completionId: newId('completion-') };
  const chunk = (event: JsonObject): Uint8Array =>
    eventFrame('chunk', { bytes: Buffer.from(JSON.stringify({ event })).toString('base64') });
  const turn = (number: number): readonly Uint8Array[] => [
    chunk({ textOutput: { ...session, content: 'usageless words', role: 'ASSISTANT' } }),
    chunk({ audioOutput: { ...session, content: SOUND } }),
    ...(scenario === 'no-usage' ? [] : [chunk({ usageEvent: { ...session, ...usageAfter(number) } })]),
  ];
  const frames = [
    chunk({ completionStart: session }),
    ...turn(1),
    ...turn(2),
    chunk({ completionEnd: { ...session, stopReason: 'END_TURN' } }),
  ];
  return { body: {}, frames: { type: EVENT_STREAM, frames, error: exceptionFrame('modelStreamErrorException', 'The model broke off.') } };
}

function usageAfter(turns: number): JsonObject {
  const [input, output] = [INPUT, OUTPUT].map(({ speechTokens, textTokens }) => ({
    speechTokens: speechTokens * turns,
    textTokens: textTokens * turns,
  }));
  const [totalInputTokens, totalOutputTokens] = [input, output].map((side) => (side?.speechTokens ?? 0) + (side?.textTokens ?? 0));
  return {
    details: { delta: { input: INPUT, output: OUTPUT }, total: { input, output } },
    totalInputTokens,
    totalOutputTokens,
    totalTokens: (totalInputTokens ?? 0) + (totalOutputTokens ?? 0),
  };
}
