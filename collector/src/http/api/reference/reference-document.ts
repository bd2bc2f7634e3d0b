import { OPERATIONS, type Operation } from '@spancost/api';
import { openApiDocument, type OpenApiDocument, type OperationAccess } from '@spancost/api/openapi';
import { routeAccess } from '../../../access/route-access.ts';
import { urlOf } from '../operation-route.ts';
import { budgetSchemas } from './budget-schemas.ts';

const OWN = { own: 'only what is of its tenant and user', all: 'the same as others' };

/** The OpenAPI document of this collector: its operations, and who may ask for each. @param version Of the collector. */
export function referenceDocument(version: string): OpenApiDocument {
  const access = new Map(OPERATIONS.flatMap((operation) => accessOf(operation)));
  return openApiDocument({
    version,
    operations: [...access.keys()],
    accessOf: (operation) => access.get(operation) ?? NOBODY,
    schemas: budgetSchemas(),
  });
}

const NOBODY: OperationAccess = { roles: [], limited: 'nothing' };

/** None for an operation that the collector has no route for. */
function accessOf(operation: Operation): readonly (readonly [Operation, OperationAccess])[] {
  const route = routeAccess(operation.method, urlOf(operation));
  if (route === undefined) return [];
  const { roles, limited } = route;
  return [[operation, { roles, limited: typeof limited === 'string' ? OWN[limited] : `a 403: ${limited.refused}` }]];
}
