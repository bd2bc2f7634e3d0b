import { GET_CHEAPER_MODELS, type CheaperModels } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import { compareModels, type ComparedModel } from '../../../comparison/compare-models.ts';
import type { ModelOfProvider } from '../../../comparison/mix-price.ts';
import { formatUsd } from '../../../ledger/money.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { CurrentPrices } from '../../../prices/current-prices.ts';
import { HttpError } from '../../http-error.ts';
import { askedCalls } from '../asked/asked-calls.ts';
import { askedRange, rangeToJson, type Clock } from '../asked/asked-range.ts';
import { operationRoute } from '../operation-route.ts';
import { percentOf } from './sums-json.ts';

export interface CheaperModelsRouteOptions extends Clock {
  readonly ledger: Ledger;
  readonly prices: CurrentPrices;
}

/** `GET /api/v1/analytics/cheaper-models`: what traffic would have cost on other models. */
export function cheaperModelsRoute(app: FastifyInstance, { ledger, prices, ...clock }: CheaperModelsRouteOptions): void {
  operationRoute(app, GET_CHEAPER_MODELS, async ({ query, access: { limits } }) => {
    const asked = askedRange(query, clock);
    const { pricer } = prices;
    const candidate = query.candidate === undefined ? undefined : modelOf(query.candidate);
    if (candidate !== undefined && pricer.priceAt({ ...candidate, at: asked.at }) === undefined)
      throw new HttpError(400, `candidate: book ${pricer.name} has no price for it now; write it as provider/model, such as openai/gpt-5`);
    const usage = { range: asked.range, scope: askedCalls(query, limits) };
    const models = await ledger.atOneMoment((views) =>
      compareModels(usage, { ledger: views, pricer, at: asked.at, limit: query.limit, ...(candidate === undefined ? {} : { candidate }) }),
    );
    return { ...rangeToJson(asked), models: models.map(toJson) };
  });
}

/** A model may have slashes in it, a provider has none. */
function modelOf(written: string): ModelOfProvider {
  const [provider = '', ...model] = written.split('/');
  return { provider, model: model.join('/') };
}

function toJson({ list, ...compared }: ComparedModel): CheaperModels['models'][number] {
  return {
    provider: compared.provider,
    model: compared.model ?? null,
    kind: compared.kind,
    requests: compared.requests,
    left_out_requests: compared.leftOut,
    tokens: Number(compared.tokens),
    actual_usd: formatUsd(compared.actual),
    list_usd: formatUsd(list),
    alternatives: compared.alternatives.map(({ provider, model, priceId, cost }) => ({
      provider,
      model,
      price_id: priceId,
      cost_usd: formatUsd(cost),
      saving_usd: formatUsd(list - cost),
      saving_percent: percentOf(list - cost, list) ?? 0,
    })),
  };
}
