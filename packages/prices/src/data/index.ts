import type { ModelPrices } from '../price-book.ts';
import { HAND_WRITTEN } from './hand-written.ts';
import { importedModels } from './imported-models.ts';
import { IMPORTED } from './imported/index.ts';

/**
 * The models of the packaged book as they are written: list prices of the providers' own APIs, those that were looked up by hand
 * first, then those that are taken over from lists. DATA.md says where each comes from. `npm run generate` packs them into
 * `src/packaged`, which is what a process loads.
 */
export const WRITTEN: readonly ModelPrices[] = [...HAND_WRITTEN, ...IMPORTED.flatMap(importedModels)];
