import type { Operation } from '../operation.ts';
import type { Components } from './components.ts';
import type { JsonSchema } from './json-schema.ts';

/** Of routes that everybody may ask for without a token there is no answer to those who have none. */
export interface AnswerOptions {
  readonly isOpen: boolean;
  readonly components: Components;
}

/** Statuses of problems that any route may answer with. */
const COMMON: Readonly<Record<number, string>> = {
  400: 'Something in the address, a header or the body cannot be read; detail says what to write.',
  429: 'Above the limit of requests; Retry-After says when to ask again.',
  431: 'The address and the headers together are too long.',
  500: 'The collector failed; its log says why, under the x-request-id of the answer.',
  503: 'The ledger does not answer, or the collector is stopping; Retry-After says when to ask again.',
};
const WITH_TOKENS: Readonly<Record<number, string>> = {
  401: 'A known token is needed: Authorization: Bearer <token>.',
  403: 'The role of the token, or what it is limited to, is not enough.',
};
const WITH_BODY: Readonly<Record<number, string>> = {
  413: 'The body is larger than limits.body.',
  415: 'The body is of another content type.',
  422: 'The body can be read, and what it says cannot be; detail says what to write.',
};
const WITH_NAME: Readonly<Record<number, string>> = {
  404: 'There is nothing of this name, as far as the token may know.',
  414: 'The name is longer than any that there is.',
};

/** The answers of an operation by status. */
export function answersOf(operation: Operation, { isOpen, components }: AnswerOptions): JsonSchema {
  const { statuses = [200], params, body, headers = {}, problems = {} } = operation;
  const all = {
    ...COMMON,
    ...(isOpen ? {} : WITH_TOKENS),
    ...(params === undefined ? {} : WITH_NAME),
    ...(body === undefined ? {} : WITH_BODY),
    ...problems,
  };
  return {
    ...Object.fromEntries(statuses.map((status) => [String(status), goodAnswer(operation, components)])),
    ...(Object.hasOwn(headers, 'if-none-match') ? { '304': { description: 'It is still what the tag is of.' } } : {}),
    ...Object.fromEntries(Object.entries(all).map(([status, description]) => [status, problemAnswer(description)])),
  };
}

function goodAnswer({ summary, answer, answerHeaders = {}, otherAnswers = {} }: Operation, components: Components): JsonSchema {
  const headers = Object.entries(answerHeaders).map(([name, description]) => [name, { description, schema: { type: 'string' } }]);
  const others = Object.entries(otherAnswers).map(([type, description]) => [type, { schema: fileSchema(type, description) }]);
  const content = {
    ...(answer === undefined ? {} : { 'application/json': { schema: components.of(answer, 'output') } }),
    ...Object.fromEntries(others),
  };
  return {
    description: summary,
    ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers) }),
    ...(Object.keys(content).length === 0 ? {} : { content }),
  };
}

/** A file may be JSON, or text; else it is bytes. */
function fileSchema(type: string, description: string): JsonSchema {
  if (type === 'application/json') return { description };
  return { description, type: 'string', ...(type.startsWith('text/') ? {} : { format: 'binary' }) };
}

function problemAnswer(description: string): JsonSchema {
  return { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
}
