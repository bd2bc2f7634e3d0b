import { AZURE_CLAUDE } from './azure/claude.ts';
import { AZURE_GPT_4 } from './azure/gpt-4.ts';
import { AZURE_GPT_5 } from './azure/gpt-5.ts';
import { AZURE_MEDIA } from './azure/media.ts';
import type { ModelPrices } from '../price-book.ts';

/**
 * Azure OpenAI and Azure AI Foundry: OpenAI's models and Claude in global standard deployments, under the names that answers carry.
 * An operator's alias table says which deployment is which model, and which are provisioned, in a data zone or in a region.
 */
export const AZURE: readonly ModelPrices[] = [...AZURE_GPT_5, ...AZURE_GPT_4, ...AZURE_MEDIA, ...AZURE_CLAUDE];
