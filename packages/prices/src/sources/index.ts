export { genaiPricesOfModule } from './genai-prices-module.ts';
export { readSource } from './read-source.ts';
export { recogniseSource } from './recognise-source.ts';
export type { SourceFormat, SourceOptions, SourcePrice, SourceProblem, SourceReading } from './source-price.ts';
