export type { JsonSchema } from './json-schema.ts';
export { openApiDocument } from './open-api-document.ts';
export type { OpenApiDocument, OpenApiOptions, OperationAccess } from './open-api-document.ts';
export { TAGS } from './tags.ts';
