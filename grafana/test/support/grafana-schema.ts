import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';
import { REPOSITORY } from './paths.ts';

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
  const schema = createGenerator({ path, type: name, skipTypeCheck: true, functions: 'hide', additionalProperties: false }).createSchema(
    name,
  );
  const { definitions = {} } = schema;
  const relaxed = {
    ...schema,
    definitions: { ...definitions, ...(folder === 'dashboard' ? { 'cog.Dataquery': true, Dataquery: true } : {}) },
  };
  return new Ajv({ strict: false, allErrors: true }).compile(relaxed);
}
