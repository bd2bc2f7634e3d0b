import { ANTHROPIC } from '../anthropic.ts';
import { CHECKED_AT } from '../revision-1.ts';
import { providers } from './terms.ts';
import type { ModelPrices, PriceRule, PriceSource, PriceVersion } from '../../price-book.ts';

const BILLING: PriceSource = {
  url: 'https://learn.microsoft.com/en-us/azure/foundry/foundry-models/concepts/claude-models-billing', checkedAt: CHECKED_AT,
  note: 'Microsoft converts tokens into Claude Consumption Units at the rates that Anthropic publishes: these are its own prices, read from its page.',
};

/** The Claude models that Foundry has had since it began to offer them, in November 2025. */
const IN_FOUNDRY: ReadonlySet<string> = new Set([
  'claude-fable-5-2', 'claude-fable-5-1', 'claude-fable-5',
  'claude-opus-5-5', 'claude-opus-5', 'claude-opus-4-8', 'claude-opus-4-7', 'claude-opus-4-6', 'claude-opus-4-5', 'claude-opus-4-1',
  'claude-sonnet-5-5', 'claude-sonnet-5', 'claude-sonnet-4-6', 'claude-sonnet-4-5',
  'claude-haiku-5-5', 'claude-haiku-4-5',
]);

/** Batches and fast mode are not on offer; the United States are a data zone. */
function foundryRules(rules: readonly PriceRule[]): readonly PriceRule[] {
  return rules.flatMap((rule) => {
    if (rule.when.serviceTier !== undefined) return [];
    if (rule.when.geography === undefined) return [rule];
    return [{ ...rule, id: 'data-zone', when: { geography: ['data-zone', 'data-zone-us', 'us'] } }];
  });
}

function foundryVersion({ rules = [], source, ...version }: PriceVersion): PriceVersion {
  return { ...version, source: { ...BILLING, note: `${BILLING.note} ${source.note ?? ''}`.trim() }, rules: foundryRules(rules) };
}

/** Claude in Microsoft Foundry, at Anthropic's own prices. A deployment is named by its operator, an answer by the model. */
export const AZURE_CLAUDE: readonly ModelPrices[] = ANTHROPIC.filter(({ model }) => IN_FOUNDRY.has(model)).map(
  ({ deprecation: _anthropics, ...model }) => ({ ...model, providers, versions: model.versions.map(foundryVersion) }),
);
