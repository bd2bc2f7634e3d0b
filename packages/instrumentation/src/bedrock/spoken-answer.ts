import { Buffer } from 'node:buffer';
import type { MutableUsage } from '../answer/usage-attributes.ts';
import { count, field, text } from '../json-fields.ts';
import type { BedrockAnswer } from './bedrock-answer.ts';

/** Most events are sound, which is long; those that tell something have one of these. */
const TOLD: readonly string[] = ['usageEvent', 'completionEnd'];

/**
 * Reads what Nova Sonic says in a conversation: its usage again and again, each time that of the whole session. Speech and text are
 * told apart: 900 of speech and 120 of text are 1,020.
 *
 * @see https://docs.aws.amazon.com/nova/latest/userguide/output-events.html
 */
export class SpokenAnswer implements BedrockAnswer {
  readonly tier = undefined;
  id: string | undefined;
  finishReason: string | undefined;
  usage: MutableUsage = {};

  /** A conversation is never whole. */
  readAnswer(): void {}

  readEvent(event: unknown): void {
    const told = toldIn(field(field(event, 'chunk'), 'bytes'));
    const used = field(told, 'usageEvent');
    this.finishReason = text(field(told, 'completionEnd'), 'stopReason') ?? this.finishReason;
    if (used === undefined) return;
    this.id ??= text(used, 'sessionId') ?? text(used, 'completionId');
    const total = field(field(used, 'details'), 'total');
    this.usage = {
      inputTokens: count(used, 'totalInputTokens'),
      outputTokens: count(used, 'totalOutputTokens'),
      inputAudioTokens: count(field(total, 'input'), 'speechTokens') || undefined,
      outputAudioTokens: count(field(total, 'output'), 'speechTokens') || undefined,
    };
  }
}

/** The event in a chunk of a body, if it tells anything. */
function toldIn(bytes: unknown): unknown {
  if (!(bytes instanceof Uint8Array)) return undefined;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!TOLD.some((name) => buffer.includes(name))) return undefined;
  try {
    return field(JSON.parse(buffer.toString()), 'event');
  } catch {
    return undefined;
  }
}
