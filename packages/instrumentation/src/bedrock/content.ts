import { OPERATION_RERANK } from '@spancost/conventions';
import type { CallContent } from '../content/content-dialect.ts';
import type { Asked } from './commands.ts';
import { CONVERSE } from './converse-content.ts';
import { INVOKED } from './invoked-content.ts';
import { operationOf } from './model-name.ts';

/** What of a request is content, of a model by its id; undefined for vectors and rankings. */
export function contentOf(asked: Asked, model: string | undefined, request: unknown): CallContent | undefined {
  if (asked === 'converse' || asked === 'streamed converse') return { dialect: CONVERSE, request };
  const operation = model === undefined ? 'chat' : operationOf(model);
  return operation === 'embeddings' || operation === OPERATION_RERANK ? undefined : { dialect: INVOKED, request };
}
