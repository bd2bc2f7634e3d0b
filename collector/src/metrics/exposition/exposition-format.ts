import type { IncomingMessage } from 'node:http';
import Negotiator from 'negotiator';

/** How `/metrics` can be written. `open` is OpenMetrics 1.0, which has exemplars; `text` is Prometheus' text format. */
export type ExpositionFormat = 'open' | 'text';

const FORMATS: Readonly<Record<string, ExpositionFormat>> = { 'application/openmetrics-text': 'open', 'text/plain': 'text' };

/** The form that a scraper likes best, text if it names neither: Prometheus and browsers read it. */
export function expositionFormat(request: Pick<IncomingMessage, 'headers'>): ExpositionFormat {
  const liked = new Negotiator({ headers: request.headers }).mediaTypes().map((type) => FORMATS[type]);
  return liked.find((format) => format !== undefined) ?? 'text';
}
