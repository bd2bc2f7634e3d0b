import { TextDecoder } from 'node:util';
import { MessageUsage } from '../anthropic/message-usage.ts';
import type { MutableUsage } from '../answer/usage-attributes.ts';
import { count, field, list, text } from '../json-fields.ts';
import type { BedrockAnswer } from './bedrock-answer.ts';
import { invocationMetrics, tokenUsage, usageOf } from './token-usage.ts';

/** A body that is longer holds pictures or vectors; its tokens are in its headers. */
const LONGEST = 1_048_576;

/** Where vendors say why a model stopped: Claude, Llama and Mistral, Nova, Cohere, OpenAI and what speaks as it does, Titan. */
const REASONS: readonly string[] = ['stop_reason', 'stopReason', 'finish_reason', 'finishReason', 'completionReason'];
/** Lists whose first entry may say it instead. */
const LISTS: readonly string[] = ['outputs', 'choices', 'results', 'generations'];

/** Reads the body of an invoked model: Claude's messages, and of other vendors the counts that they have. */
export class InvokedAnswer implements BedrockAnswer {
  /** The header says it. */
  readonly tier = undefined;
  id: string | undefined;
  finishReason: string | undefined;
  /** Claude's own, with times to live, thinking, and what the first event tells of a stream. */
  readonly #message: MessageUsage = new MessageUsage();
  #usage: MutableUsage = {};
  #metrics: MutableUsage | undefined;

  readAnswer(answer: unknown): void {
    const body = parsed(field(answer, 'body'));
    this.#read(body);
    this.#message.whole(field(body, 'usage'));
    this.#usage = usageIn(body);
  }

  readEvent(event: unknown): void {
    const chunk = parsed(field(field(event, 'chunk'), 'bytes'));
    if (chunk === undefined) return;
    this.#read(chunk);
    const type = text(chunk, 'type');
    if (type === 'message_start') this.#message.start(field(field(chunk, 'message'), 'usage'));
    else if (type === 'message_delta') this.#message.delta(field(chunk, 'usage'));
    const metadata = field(chunk, 'metadata');
    if (metadata !== undefined) this.#usage = tokenUsage(field(metadata, 'usage'));
    const metrics = field(chunk, 'amazon-bedrock-invocationMetrics');
    if (metrics !== undefined) this.#metrics = invocationMetrics(metrics);
  }

  /** What the vendor tells, which tells more; else what Bedrock counted. */
  get usage(): MutableUsage {
    const message = this.#message.read();
    if (message.inputTokens !== undefined) return message;
    return this.#usage.inputTokens === undefined ? (this.#metrics ?? this.#usage) : this.#usage;
  }

  #read(body: unknown): void {
    this.id ??= text(body, 'id') ?? text(field(body, 'message'), 'id') ?? text(body, 'generation_id') ?? text(body, 'response_id');
    this.finishReason = reasonIn(body) ?? this.finishReason;
  }
}

/** The counts of a whole body: of Nova, of what speaks OpenAI's protocol, of Llama, of Titan. */
function usageIn(body: unknown): MutableUsage {
  const usage = field(body, 'usage');
  if (count(usage, 'inputTokens') !== undefined) return tokenUsage(usage);
  const cached = count(field(usage, 'prompt_tokens_details'), 'cached_tokens');
  const prompt = count(usage, 'prompt_tokens');
  if (prompt !== undefined) return { inputTokens: prompt, outputTokens: count(usage, 'completion_tokens'), cacheReadTokens: cached };
  return usageOf({
    input: count(body, 'prompt_token_count') ?? count(body, 'inputTextTokenCount'),
    output: count(body, 'generation_token_count') ?? count(list(body, 'results')[0], 'tokenCount'),
  });
}

function reasonIn(body: unknown): string | undefined {
  const places = [body, field(body, 'delta'), field(body, 'messageStop'), ...LISTS.map((name) => list(body, name)[0])];
  for (const place of places) {
    for (const name of REASONS) {
      const reason = text(place, name);
      if (reason !== undefined) return reason;
    }
  }
  return undefined;
}

/** The JSON of a body or of a chunk, which may be parsed already; undefined for what is none, and for what is too long to be read for its counts. */
function parsed(bytes: unknown): unknown {
  if (!(bytes instanceof Uint8Array)) return bytes;
  if (bytes.byteLength > LONGEST) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
