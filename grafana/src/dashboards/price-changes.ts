import { AnnotationQueryBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { series } from '../prom-ql.ts';
import { PROMETHEUS } from './data-sources.ts';

/** Marks when another price book came into force: from then on calls may cost something else. */
export function priceChanges(): AnnotationQueryBuilder {
  const book = series('priceBook');
  return new AnnotationQueryBuilder()
    .name('Price book')
    .datasource(PROMETHEUS)
    .enable(true)
    .iconColor('purple')
    .expr(`max by (revision, etag) (${book}) unless max by (revision, etag) (${book} offset 2m)`)
    .step('60s')
    .titleFormat('Another price book')
    .textFormat('Book {{revision}} came into force');
}
