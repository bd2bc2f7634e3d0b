import { ApiProblem } from '../api-problem.ts';
import { isObject, type JsonObject } from '../json.ts';
import { tokensOfJson, tokensOfPart } from '../tokens.ts';

/** The input of a request by what a prompt cache does to it; the four add up to the whole prompt. */
export interface CachedPrompt {
  /** After the last breakpoint. */
  readonly fresh: number;
  readonly read: number;
  readonly write5m: number;
  readonly write1h: number;
}

/** A block of the prompt, in the order in which prefixes are made: tools, system, messages. */
interface PromptBlock {
  readonly tokens: number;
  /** Where the block is, as error messages name it. */
  readonly path: string;
  readonly ttl?: '5m' | '1h';
}

const MOST_BREAKPOINTS = 4;

/**
 * Splits a prompt at its `cache_control` breakpoints: what lies before the last one of an hour is written for an hour,
 * what follows up to the last one of five minutes is written for five, the rest is fresh. If the cache is warm, the whole
 * marked prefix is read instead. Unlike the API, prefixes of any length are cached, so that examples can be short.
 *
 * @throws ApiProblem for more than four breakpoints, and for an hour after five minutes.
 * @see https://docs.anthropic.com/en/docs/build-with-claude/prompt-caching
 */
export function cachedPrompt(body: JsonObject, messages: readonly JsonObject[], isWarm: boolean): CachedPrompt {
  const blocks = withAutomaticBreakpoint(body, promptBlocks(body, messages));
  checkBreakpoints(blocks);
  const total = sumTo(blocks, blocks.length);
  const hour = sumTo(blocks, blocks.findLastIndex((block) => block.ttl === '1h') + 1);
  const marked = sumTo(blocks, blocks.findLastIndex((block) => block.ttl !== undefined) + 1);
  if (isWarm) return { fresh: total - marked, read: marked, write5m: 0, write1h: 0 };
  return { fresh: total - marked, read: 0, write5m: marked - hour, write1h: hour };
}

function promptBlocks(body: JsonObject, messages: readonly JsonObject[]): readonly PromptBlock[] {
  const tools = Array.isArray(body['tools']) ? body['tools'] : [];
  return [
    ...tools.map((tool, index) => block(tool, tokensOfJson(withoutCacheControl(tool)), `tools.${index}`)),
    ...contentBlocks(body['system'], 'system'),
    ...messages.flatMap((message, index) => contentBlocks(message['content'], `messages.${index}.content`)),
  ];
}

function contentBlocks(content: unknown, path: string): readonly PromptBlock[] {
  if (typeof content === 'string') return [{ tokens: tokensOfPart({ text: content }), path }];
  if (!Array.isArray(content)) return [];
  return content.map((part, index) => block(part, tokensOfPart(withoutCacheControl(part)), `${path}.${index}`));
}

function block(source: unknown, tokens: number, path: string): PromptBlock {
  const ttl = isObject(source) ? ttlOf(source['cache_control'], path) : undefined;
  return { tokens, path, ...(ttl === undefined ? {} : { ttl }) };
}

/** The time to live of a breakpoint; five minutes where it does not say. */
function ttlOf(control: unknown, path: string): '5m' | '1h' | undefined {
  if (!isObject(control)) return undefined;
  if (control['type'] !== 'ephemeral') throw new ApiProblem('invalid_request', `${path}.cache_control.type: Input should be 'ephemeral'`);
  const ttl = control['ttl'] ?? '5m';
  if (ttl !== '5m' && ttl !== '1h') throw new ApiProblem('invalid_request', `${path}.cache_control.ttl: Input should be '5m' or '1h'`);
  return ttl;
}

/** `cache_control` on the request itself marks its last block. */
function withAutomaticBreakpoint(body: JsonObject, blocks: readonly PromptBlock[]): readonly PromptBlock[] {
  const ttl = ttlOf(body['cache_control'], 'cache_control');
  const last = blocks.at(-1);
  return ttl === undefined || last === undefined ? blocks : [...blocks.slice(0, -1), { ttl, ...last }];
}

function checkBreakpoints(blocks: readonly PromptBlock[]): void {
  const marked = blocks.filter((entry) => entry.ttl !== undefined);
  if (marked.length > MOST_BREAKPOINTS)
    throw new ApiProblem(
      'invalid_request',
      `A maximum of ${MOST_BREAKPOINTS} blocks with cache_control may be provided. Found ${marked.length}.`,
    );
  const firstShort = marked.findIndex((entry) => entry.ttl === '5m');
  const lateHour = firstShort === -1 ? undefined : marked.slice(firstShort).find((entry) => entry.ttl === '1h');
  if (lateHour !== undefined)
    throw new ApiProblem(
      'invalid_request',
      `${lateHour.path}.cache_control.ttl: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block. Note that blocks are processed in the following order: \`tools\`, \`system\`, \`messages\`.`,
    );
}

function withoutCacheControl(source: unknown): unknown {
  if (!isObject(source)) return source;
  const { cache_control: _control, ...rest } = source;
  return rest;
}

function sumTo(blocks: readonly PromptBlock[], end: number): number {
  return blocks.slice(0, end).reduce((sum, { tokens }) => sum + tokens, 0);
}
