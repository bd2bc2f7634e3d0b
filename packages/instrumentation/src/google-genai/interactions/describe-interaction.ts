import type { ReportedAnswers } from '../../answer/reported-answers.ts';
import type { EndpointCache } from '../../endpoint-cache.ts';
import { field, text } from '../../json-fields.ts';
import type { CallDescription } from '../../sdk-instrumentation.ts';
import { interactionCall } from './interaction-call.ts';

/** The call of a request of the SDK's `ClientSDK`; undefined for requests that neither make nor fetch an interaction. */
export function describeInteraction(
  client: object,
  [request, options, body]: readonly unknown[],
  endpoints: EndpointCache,
  reported: ReportedAnswers,
): CallDescription | undefined {
  const operationId = text(field(options, 'context'), 'operation_id');
  const isFetch = operationId === 'getInteractionById';
  if (!isFetch && operationId !== 'CreateInteraction') return undefined;
  const { origin, pathname, searchParams } = new URL(text(request, 'url') ?? '');
  const asked = { isFetch, path: pathname, body: isFetch ? undefined : parsed(body), isStream: searchParams.get('stream') === 'true' };
  return interactionCall(asked, endpoints.at(client, origin), reported);
}

function parsed(body: unknown): unknown {
  try {
    return typeof body === 'string' ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}
