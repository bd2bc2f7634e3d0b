import type { MutableUsage } from '../answer/usage-attributes.ts';

/** What an answer says by itself, in the words of its API or of its model's vendor. */
export interface BedrockAnswer {
  /** Reads what the SDK gives for a whole answer. */
  readAnswer(answer: unknown): void;
  /** Reads the next event of a stream. */
  readEvent(event: unknown): void;
  readonly id: string | undefined;
  readonly finishReason: string | undefined;
  /** The model that answered, where it is not the one that was asked. */
  readonly model?: string | undefined;
  /** `optimized` where a surcharge was paid for a faster answer. */
  readonly latency?: string | undefined;
  /** How far something is that takes long. */
  readonly status?: string | undefined;
  readonly tier: string | undefined;
  /** What was told of the usage so far. */
  readonly usage: MutableUsage;
}
