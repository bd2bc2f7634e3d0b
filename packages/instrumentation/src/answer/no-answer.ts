import type { AnswerReader } from './answer-reader.ts';

/** Of a call that has no answer, because it is not sent. */
export const NO_ANSWER: AnswerReader = {
  failure: undefined,
  readAnswer() {},
  readEvent() {},
  attributes: () => ({}),
};
