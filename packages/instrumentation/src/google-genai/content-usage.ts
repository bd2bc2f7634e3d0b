import type { MutableUsage } from '../answer/usage-attributes.ts';
import { count, text } from '../json-fields.ts';
import { modalityTokens, NO_MEDIA, type MediaTokens } from './modality-tokens.ts';

const COUNTS = [
  'promptTokenCount',
  'toolUsePromptTokenCount',
  'cachedContentTokenCount',
  'candidatesTokenCount',
  'thoughtsTokenCount',
  'totalTokenCount',
] as const;

const DETAILS = ['promptTokensDetails', 'toolUsePromptTokensDetails', 'cacheTokensDetails', 'candidatesTokensDetails'] as const;

/**
 * The `usageMetadata` of generated content. Chunks of a stream each tell the totals so far, and some of them not all: the last
 * value of each counts. Numbers are taken at once, because the SDK adds the chunks of later requests to the same object.
 *
 * @see @google/genai `GenerateContentResponseUsageMetadata`
 */
export class ContentUsage {
  readonly #counts: Partial<Record<(typeof COUNTS)[number], number>> = {};
  readonly #media: Partial<Record<(typeof DETAILS)[number], MediaTokens>> = {};
  #tier: string | undefined;

  /** Reads the metadata of a response or of a chunk. */
  read(metadata: unknown): void {
    if (typeof metadata !== 'object' || metadata === null) return;
    for (const name of COUNTS) {
      const read = count(metadata, name);
      if (read !== undefined) this.#counts[name] = read;
    }
    for (const name of DETAILS) {
      const read = modalityTokens(metadata, name);
      if (read !== undefined) this.#media[name] = read;
    }
    this.#tier = text(metadata, 'trafficType') ?? text(metadata, 'serviceTier') ?? this.#tier;
  }

  /** The traffic that served the request, as Vertex AI has it: `ON_DEMAND`, `ON_DEMAND_FLEX`, `PROVISIONED_THROUGHPUT`. */
  get tier(): string | undefined {
    return this.#tier;
  }

  /**
   * What was used. The prompt includes what was cached, and not what tools gave back, which is input too; candidates exclude
   * thoughts, which are output too: 1,200 + 300 in, 250 + 90 out are 1,500 and 340.
   *
   * @param isWhole Whether what was read of the output is all of it; else only the input is told.
   */
  usage(isWhole: boolean): MutableUsage {
    const { promptTokenCount: prompt, toolUsePromptTokenCount: tools = 0 } = this.#counts;
    const inputTokens = prompt === undefined ? undefined : prompt + tools;
    const { promptTokensDetails: asked, toolUsePromptTokensDetails: used } = this.#media;
    const cached = this.#media.cacheTokensDetails ?? NO_MEDIA;
    const input: MutableUsage = {
      inputTokens,
      cacheReadTokens: this.#counts.cachedContentTokenCount,
      inputAudioTokens: some((asked?.audio ?? 0) + (used?.audio ?? 0)),
      inputImageTokens: some((asked?.image ?? 0) + (used?.image ?? 0)),
      inputVideoTokens: some((asked?.video ?? 0) + (used?.video ?? 0)),
      cacheReadAudioTokens: some(cached.audio),
      cacheReadImageTokens: some(cached.image),
      cacheReadVideoTokens: some(cached.video),
    };
    if (!isWhole) return input;
    const made = this.#media.candidatesTokensDetails ?? NO_MEDIA;
    return {
      ...input,
      outputTokens: this.#output(inputTokens),
      reasoningTokens: this.#counts.thoughtsTokenCount,
      outputAudioTokens: some(made.audio),
      outputImageTokens: some(made.image),
    };
  }

  /** Google leaves zeros out. Where there are no candidates, the total says what the output was. */
  #output(input: number | undefined): number | undefined {
    const { candidatesTokenCount: candidates, thoughtsTokenCount: thoughts, totalTokenCount: total } = this.#counts;
    if (candidates !== undefined) return candidates + (thoughts ?? 0);
    if (input === undefined || total === undefined || total < input) return thoughts;
    return total - input;
  }
}

/** A medium that was not used is no fact worth an attribute. */
function some(tokens: number): number | undefined {
  return tokens === 0 ? undefined : tokens;
}
