import type { CheaperModels } from '@spancost/api';
import { expect, it } from 'vitest';
import { renderCheaperModels } from '../../src/suggest/render-cheaper-models.ts';

const RANGE = { from: '2026-11-01T00:00:00.000Z', to: '2026-11-02T00:00:00.000Z', time_zone: 'UTC' };

const NO_MODEL: CheaperModels['models'][number] = {
  provider: 'openai',
  model: null,
  kind: 'other',
  requests: 0,
  left_out_requests: 3,
  tokens: 0,
  actual_usd: '0',
  list_usd: '0',
  alternatives: [],
};

it('says of calls without a model that they named none, and never null', () => {
  const shown = renderCheaperModels({ ...RANGE, models: [NO_MODEL] }, 80);
  expect(shown).toContain('openai (no model named)');
  expect(shown).toContain('3 further calls cannot be compared');
  expect(shown).not.toContain('null');
});
