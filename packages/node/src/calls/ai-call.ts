import type { Attribution, CallStatus, Usage } from '@spancost/conventions';

/** What is known of a call before it is made; the rest attributes it, and everything below it. */
export interface AiCallOptions extends Attribution {
  /** Who is asked, as in `gen_ai.provider.name`: `openai`, `anthropic`, `aws.bedrock`; other spellings are understood. */
  readonly provider: string;
  /** The model that is asked for. */
  readonly model: string;
  /** What is done, and so what a whole usage is: `chat` (default), `embeddings`, `transcription`, or another priced operation. */
  readonly operation?: string;
  /** Whether the answer is streamed. */
  readonly stream?: boolean;
}

/** What the answer says of itself; everything a price may hang on. */
export interface AiCallResponse {
  /** The provider's id of the answer: a call is charged once, however often this id is reported. */
  readonly id?: string;
  /** The model that answered, which is the one that is priced. */
  readonly model?: string;
  /** The tier that served the call: `batch`, `flex`, `priority`. */
  readonly serviceTier?: string;
  /** Where the call was processed: `us`, `eu`, `us-east5`. */
  readonly geography?: string;
  /** What else the price hangs on: `{ quality: 'hd' }`. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly finishReasons?: readonly string[];
  /** What the provider itself said that the call cost, in US dollars: it goes before the price book. */
  readonly reportedCostUsd?: number | string;
}

/** A call while it is made. Nothing here throws, whatever it is given; after the call's end nothing is taken any more. */
export interface AiCall {
  /** What the call used, as far as it is known; a count that is said again replaces the earlier one. */
  setUsage(usage: Usage): void;
  /** Free pairs, on this call and on the calls below it that begin later. */
  setMetadata(metadata: Readonly<Record<string, string>>): void;
  /** What the answer says of itself; what is said again replaces the earlier word. */
  setResponse(response: AiCallResponse): void;
  /**
   * The call failed, although nothing is thrown. `status` is one of Spancost's or the application's own, which is kept as the
   * error's type under the status `error`. The message is kept as it is: no place for prompts.
   */
  fail(status: FailureStatus, message?: string): void;
}

/** How a call failed; the application may have words of its own. */
export type FailureStatus = Exclude<CallStatus, 'success'> | (string & {});
