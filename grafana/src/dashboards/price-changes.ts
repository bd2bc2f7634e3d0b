import { AnnotationQueryBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { series } from '../prom-ql.ts';
import { PROMETHEUS } from './data-sources.ts';

/** Marks when a price book came into force that was not in force the day before: from then on calls may cost something else. */
export function priceChanges(): AnnotationQueryBuilder {
  const book = series('priceBook');
  return new AnnotationQueryBuilder()
    .name('Price book')
    .datasource(PROMETHEUS)
    .enable(true)
    .iconColor('purple')
    .expr(`max by (revision, etag) (${book}) unless max by (revision, etag) (last_over_time(${book}[1d] offset 2m))`)
    .step('60s')
    .titleFormat('Another price book')
    .textFormat('Book {{revision}} came into force');
}
