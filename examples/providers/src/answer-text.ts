/** Characters of the question that the answer repeats. */
const ECHO_LENGTH = 240;

/** Characters of a token; the inverse of `tokensOf`. */
const CHARACTERS_PER_TOKEN = 4;

/** The stand-in's answer to a question, the same for the same question: its first 240 characters, and one sentence. */
export function answerText(question: string): string {
  const echo = question.replace(/\s+/g, ' ').trim().slice(0, ECHO_LENGTH);
  return `You asked: "${echo}". This is the answer of the local stand-in, which echoes what it is asked.`;
}

/** A text cut to at most so many tokens, as `max_tokens` does it. */
export function cutToTokens(text: string, maxTokens: number): string {
  return text.slice(0, Math.max(0, Math.floor(maxTokens)) * CHARACTERS_PER_TOKEN);
}

/** The pieces in which a text is streamed: up to two words each, long ones in parts; joined they are the whole. */
export function piecesOf(text: string): readonly string[] {
  return text.match(/\S{1,24}\s*(?:\S{1,24}\s*)?|\s+/g) ?? [];
}
