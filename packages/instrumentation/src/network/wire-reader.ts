import type { AnswerReader } from '../answer/answer-reader.ts';

/** Reads of an answer more than its body. */
export interface WireReader extends AnswerReader {
  /** Takes in all headers of the answer, by their lower-case names. */
  readHead(headers: Readonly<Record<string, string>>): void;
}

/** Whether a reader wants the headers too. */
export function isWireReader(reader: AnswerReader): reader is WireReader {
  return 'readHead' in reader;
}
