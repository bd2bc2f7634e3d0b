import { describeCall as describeMessage } from '../anthropic/describe-call.ts';
import type { Endpoint } from '../endpoint.ts';
import { describeCall as describeOpenAI } from '../openai/describe-call.ts';
import type { ReportedAnswers } from '../openai/reported-answers.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import { describeCohereRequest } from './cohere-request.ts';
import { describeGoogleRequest } from './google-request.ts';

/** A request as it goes over the network. */
export interface SentRequest {
  readonly method: unknown;
  readonly path: unknown;
  /** What {@link askedOf} made of its body, once it is sent. */
  readonly body?: unknown;
}

/**
 * The AI call that a request to a provider's host makes, by its path: of OpenAI's API and of those that follow it, of
 * Anthropic's, of Google's, of Cohere's. Undefined for everything else that such a host is asked.
 */
export function describeRequest(request: SentRequest, endpoint: Endpoint, reported: ReportedAnswers): CallDescription | undefined {
  const { method, path, body } = request;
  if (typeof method !== 'string' || typeof path !== 'string') return undefined;
  const [bare = ''] = path.split('?', 1);
  const options = { method: method.toLowerCase(), path: bare, body };
  return (
    (options.method === 'post' ? describeCohereRequest(bare, body, endpoint) : undefined) ??
    describeOpenAI(options, endpoint, reported) ??
    describeMessage(options, endpoint, reported) ??
    (options.method === 'post' ? describeGoogleRequest(bare, endpoint) : undefined)
  );
}
