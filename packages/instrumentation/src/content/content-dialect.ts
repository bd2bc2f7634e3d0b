import type { Message, MessagePart } from '@spancost/conventions';

/** What a request says to the model. */
export interface AskedContent {
  /** Instructions that are apart from the messages. */
  readonly instructions?: readonly MessagePart[];
  readonly messages?: readonly Message[];
  readonly tools?: readonly MessagePart[];
}

/** Puts the events of a stream together. */
export interface AnswerDeltas {
  /** Takes in the next event. */
  add(event: unknown): void;
  /** What came so far, as the answer in one piece would be. */
  readonly whole: unknown;
}

/** How one API writes what is asked and what is answered. */
export interface ContentDialect {
  asked(request: unknown): AskedContent;
  /** One message for each generation, in their order; why each ended is told by the reader of the answer. */
  answered(answer: unknown): readonly Message[];
  /** Undefined for answers that are not streamed, or whose last event is the answer. */
  readonly deltas?: () => AnswerDeltas;
}

/** A call whose content is to be recorded. */
export interface CallContent {
  readonly dialect: ContentDialect;
  /** What {@link ContentDialect.asked} reads. */
  readonly request: unknown;
}
