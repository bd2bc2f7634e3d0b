import type { Attributes } from '@opentelemetry/api';
import { ATTR_SPANCOST_USAGE_PARAMETER_PREFIX } from '@spancost/conventions';
import { field } from '../json-fields.ts';
import { requestedText } from './request-body.ts';
import type { Route } from './routes.ts';

/** What a price may hang on, besides the model: of pictures their quality and size, of searches how much of the web is read. */
const IMAGE_PARAMETERS: readonly string[] = ['quality', 'size'];
const SEARCH_PARAMETERS: readonly string[] = ['search_context_size', 'search_type'];

/** Adds what a request asks for, as far as a price may hang on it. What the answer says comes later and replaces it. */
export function addRequestParameters(attributes: Attributes, { answer }: Route, body: unknown): void {
  if (answer === 'images') addParameters(attributes, IMAGE_PARAMETERS, body);
  else if (answer === 'chat') addParameters(attributes, SEARCH_PARAMETERS, field(body, 'web_search_options'));
}

/** Adds what an answer says about its pictures. */
export function addImageParameters(attributes: Attributes, answer: unknown): void {
  addParameters(attributes, IMAGE_PARAMETERS, answer);
}

/** Adds one parameter that is known. */
export function addParameter(attributes: Attributes, name: string, value: string | undefined): void {
  // With `auto` the choice is the provider's.
  if (value !== undefined && value !== 'auto') attributes[ATTR_SPANCOST_USAGE_PARAMETER_PREFIX + name] = value;
}

function addParameters(attributes: Attributes, names: readonly string[], from: unknown): void {
  if (from === undefined) return;
  for (const name of names) addParameter(attributes, name, requestedText(from, name));
}
