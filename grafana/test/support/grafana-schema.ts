import { join } from 'node:path';
import { Ajv, type AnySchemaObject, type ValidateFunction } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';
import { REPOSITORY } from './paths.ts';

/** Global types of other packages may have the names of Grafana's: none is let in. */
const TSCONFIG = join(import.meta.dirname, 'grafana-types.tsconfig.json');
const SDK = join(REPOSITORY, 'node_modules/@grafana/grafana-foundation-sdk/dist');

/** A type of Grafana, by the folder of the SDK that has it and its name there. */
export interface GrafanaType {
  readonly folder: string;
  readonly name: string;
}

/**
 * What checks data against a type of Grafana. The SDK's npm package ships no JSON schema, only the types that Grafana's own schema
 * was turned into: the schema is made from those, and knows no member that they do not have. Queries are checked apart, because
 * each data source has a type of its own for them.
 */
export function grafanaSchema({ folder, name }: GrafanaType): ValidateFunction {
  const path = join(SDK, folder, 'types.gen.d.ts');
  const generator = createGenerator({
    path,
    tsconfig: TSCONFIG,
    type: name,
    skipTypeCheck: true,
    functions: 'hide',
    additionalProperties: false,
  });
  // JSON has no member that is undefined, which the generator's type allows.
  const schema = JSON.parse(JSON.stringify(generator.createSchema(name))) as AnySchemaObject & { readonly definitions?: object };
  const definitions = { ...schema.definitions, ...(folder === 'dashboard' ? { Dataquery: true } : {}) };
  return new Ajv({ strict: false, allErrors: true }).compile({ ...schema, definitions });
}
