import { ADD_PRICE, type BodyOf } from '@spancost/api';
import { canonicalProvider } from '@spancost/conventions';
import type { PriceBook } from '@spancost/prices';
import { newVersion, overridePrice, PriceFinder, type BookEdit } from '@spancost/prices/upkeep';
import type { FastifyInstance } from 'fastify';
import { HttpError } from '../../http-error.ts';
import { operationRoute } from '../operation-route.ts';
import { editedPrice } from './edited-price.ts';
import type { PriceRouteOptions } from './price-route-options.ts';
import { dayText, instantText } from './written-time.ts';

type Stated = BodyOf<typeof ADD_PRICE>;

/** `POST /api/v1/prices`: a further price in the operator's own book, in force at once. */
export function addPriceRoute(app: FastifyInstance, options: PriceRouteOptions): void {
  operationRoute(app, ADD_PRICE, async ({ body }) => {
    const now = options.now();
    const from = body.valid_from === undefined ? now : Date.parse(body.valid_from);
    // The price that came of it is told as it is when it has begun.
    return editedPrice(options, { ...body, at: Math.max(from, now) }, (book) => planned(book, body, now));
  });
}

/** A version of a model that the own book has, or none has; else an override. @throws HttpError 422 */
function planned(book: PriceBook, stated: Stated, now: number): BookEdit {
  const provider = canonicalProvider(stated.provider);
  const own = book.models.find((entry) => entry.model === stated.model && entry.providers.includes(provider));
  const isElsewhere = new PriceFinder(book).find(provider, stated.model).entries.some((found) => found.book !== book);
  return own === undefined && isElsewhere ? override(book, provider, stated, now) : version(book, provider, stated, now, own !== undefined);
}

function override(book: PriceBook, provider: string, { model, prices, reason, ...stated }: Stated, now: number): BookEdit {
  if (reason === undefined)
    throw new HttpError(
      422,
      `reason: the packaged book has "${model}" of provider "${provider}"; say why another price holds in its place`,
    );
  const from = stated.valid_from === undefined ? now : Date.parse(stated.valid_from);
  return overridePrice(book, provider, model, {
    validFrom: instantText(from),
    ...(stated.valid_to === undefined ? {} : { validTo: instantText(Date.parse(stated.valid_to)) }),
    recordedAt: instantText(now),
    reason,
    prices,
  });
}

function version(book: PriceBook, provider: string, { model, prices, ...stated }: Stated, now: number, isOwn: boolean): BookEdit {
  if (stated.source_url === undefined)
    throw new HttpError(422, 'source_url: the page where the price was read is needed for a model of the own book');
  if (isOwn && stated.valid_from === undefined)
    throw new HttpError(
      422,
      `valid_from: "${model}" of provider "${provider}" has a price already; say from when on the further one holds`,
    );
  return newVersion(
    book,
    { provider, model },
    {
      ...(stated.valid_from === undefined ? {} : { validFrom: instantText(Date.parse(stated.valid_from)) }),
      ...(stated.valid_to === undefined ? {} : { validTo: instantText(Date.parse(stated.valid_to)) }),
      recordedAt: instantText(now),
      status: stated.status,
      source: { url: stated.source_url, checkedAt: dayText(now), ...(stated.reason === undefined ? {} : { note: stated.reason }) },
      prices,
    },
  );
}
