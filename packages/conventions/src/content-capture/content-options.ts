/** Where a text stands that is about to be written on a span. */
export interface ContentPlace {
  /** `gen_ai.input.messages`, `ai.prompt`. */
  readonly attribute: string;
  /** Who says it, where that is known: `system`, `user`, `assistant`, `tool`. */
  readonly role?: string | undefined;
  /** Kind of the part that it is in: `text`, `reasoning`, `tool_call`, `tool_call_response`. */
  readonly type?: string | undefined;
  /** Field that holds it: `content`, or the name of a tool's argument. */
  readonly field?: string | undefined;
}

/** What may be written of a text: the text, a part of it, another one; undefined for nothing of it. */
export type Redact = (text: string, place: ContentPlace) => string | undefined;

/** How prompts and answers are recorded. */
export interface ContentOptions {
  /** False: only what `withContentCapture` asks for is recorded, and then as the other options say. Default: true. */
  readonly enabled?: boolean;
  /** Characters that one attribute has at most; longer texts are cut, visibly. Default: 16,384. */
  readonly maxLength?: number;
  /**
   * Asked about every text before it is written: what is said, arguments of tools and their names, answers of tools, addresses.
   * Of an error, and of what is no text, nothing is written. It must be fast: it runs in the application's thread.
   */
  readonly redact?: Redact;
}

/** Whether and how prompts and answers are recorded; false where nobody says otherwise. */
export type CaptureContent = boolean | ContentOptions;
