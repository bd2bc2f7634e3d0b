import type { Operation } from '../operation.ts';
import { problem } from '../problem.ts';
import { answersOf } from './answers.ts';
import { Components } from './components.ts';
import type { JsonSchema } from './json-schema.ts';
import { parametersOf } from './parameters.ts';
import { TAGS } from './tags.ts';

/** Who may ask for an operation. */
export interface OperationAccess {
  /** Names of roles; `open` needs no token. */
  readonly roles: readonly string[] | 'open';
  /** What a token gets that is limited to a tenant or user. */
  readonly limited: string;
}

export interface OpenApiOptions {
  /** Of the collector. */
  readonly version: string;
  readonly operations: readonly Operation[];
  readonly accessOf: (operation: Operation) => OperationAccess;
  /** Schemas by their names that are not made by zod. */
  readonly schemas?: Readonly<Record<string, JsonSchema>>;
}

/** An OpenAPI 3.1 document, in JSON. */
export interface OpenApiDocument extends JsonSchema {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
}

const DESCRIPTION = `What AI calls cost, who caused it, and whether it is still within budget. Amounts are exact decimal strings of US dollars; null is what is not known, which is not zero. Times in answers are in UTC; days, weeks and months are those of the time zone that the answer names. Percentages and milliseconds are numbers, for people. Errors are RFC 9457 problems, whose detail says what is wrong and what to do. Answers may have members that are not told of here.`;

const ONE_OF = new Intl.ListFormat('en-GB', { type: 'disjunction' });

const SECURITY = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description: 'A token of the collector. One without tokens, which only its own machine reaches, needs none.',
  },
};

/** The reference of the API, made from the schemas that requests are checked by. @throws Error for two schemas of one name. */
export function openApiDocument({ version, operations, accessOf, schemas = {} }: OpenApiOptions): OpenApiDocument {
  const components = new Components(schemas);
  components.of(problem, 'output');
  const paths = new Map<string, Record<string, JsonSchema>>();
  for (const operation of operations) {
    const item = paths.get(operation.path) ?? {};
    item[operation.method.toLowerCase()] = operationObject(operation, accessOf(operation), components);
    paths.set(operation.path, item);
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Spancost collector', version, description: DESCRIPTION, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    // From where this document is, so that it holds below a path too.
    servers: [{ url: '../..' }],
    security: [{ bearer: [] }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: Object.fromEntries(paths),
    components: { securitySchemes: SECURITY, schemas: components.all() },
  };
}

function operationObject(operation: Operation, { roles, limited }: OperationAccess, components: Components): JsonSchema {
  const { id, tag, summary, description, body } = operation;
  const isOpen = roles === 'open';
  const parameters = parametersOf(operation, components);
  const who = isOpen ? 'Needs no token.' : `For tokens of role ${ONE_OF.format(roles)}. A limited token gets ${limited}.`;
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: description === undefined ? who : `${description}\n\n${who}`,
    ...(isOpen ? { security: [] } : { 'x-spancost-roles': roles }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: bodyObject(operation, components) }),
    responses: answersOf(operation, { isOpen, components }),
  };
}

function bodyObject({ body, otherBodies = {} }: Operation, components: Components): JsonSchema {
  const schema = body === undefined ? {} : components.of(body, 'input');
  const others = Object.entries(otherBodies).map(([type, description]) => [
    type,
    { schema: type.endsWith('+json') ? schema : { type: 'string', description } },
  ]);
  return { required: true, content: { 'application/json': { schema }, ...Object.fromEntries(others) } };
}
