import { ATTR_GEN_AI_REQUEST_MODEL } from '@spancost/conventions';
import type { ReportedAnswers } from '../answer/reported-answers.ts';
import { describeCall as describeMessage } from '../anthropic/describe-call.ts';
import type { Endpoint } from '../endpoint.ts';
import { describeCall as describeOpenAI } from '../openai/describe-call.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import { describeBedrockRequest } from './bedrock-request.ts';
import { describeCohereRequest } from './cohere-request.ts';
import { describeGatewayRequest } from './gateway-request.ts';
import { describeGoogleRequest, placedAtVertex } from './google-request.ts';
import { describeInteractionRequest } from './interaction-request.ts';
import { describeMistralRequest } from './mistral-request.ts';
import { describeOllamaRequest } from './ollama-request.ts';
import type { SentRequest } from './sent-request.ts';

/** Azure names the deployment in the path, and leaves it out of the body. */
const DEPLOYMENT = /\/deployments\/([^/]+)\//;

/**
 * The AI call that a request to a provider's host makes, by its path: of the APIs of OpenAI and of all that follow it, of Anthropic,
 * Google, Amazon Bedrock, Cohere, Mistral, Ollama and Vercel's AI Gateway. Undefined for everything else that such a host is asked.
 */
export function describeRequest(request: SentRequest, endpoint: Endpoint, reported: ReportedAnswers): CallDescription | undefined {
  return (
    describeCohereRequest(request, endpoint) ??
    describeMistralRequest(request, endpoint) ??
    describeOllamaRequest(request, endpoint) ??
    describeBedrockRequest(request, endpoint) ??
    describeGatewayRequest(request, endpoint) ??
    describeOpenAIRequest(request, endpoint, reported) ??
    describeMessage({ ...request, path: messagesPath(request.path, endpoint) }, endpoint, reported) ??
    describeInteractionRequest(request, endpoint, reported) ??
    describeGoogleRequest(request, endpoint)
  );
}

function describeOpenAIRequest(request: SentRequest, endpoint: Endpoint, reported: ReportedAnswers): CallDescription | undefined {
  const { path } = request;
  const call = describeOpenAI({ ...request }, endpoint, reported);
  if (call === undefined) return undefined;
  const deployment = call.attributes[ATTR_GEN_AI_REQUEST_MODEL] === undefined ? DEPLOYMENT.exec(path)?.[1] : undefined;
  if (deployment === undefined) return placedAtVertex(call, path, endpoint);
  return {
    ...call,
    spanName: `${call.spanName} ${deployment}`,
    attributes: { ...call.attributes, [ATTR_GEN_AI_REQUEST_MODEL]: deployment },
  };
}

/** A gateway may have Anthropic's API at any place. */
function messagesPath(path: string, { provider }: Endpoint): string {
  return provider === 'anthropic' && path.endsWith('/messages') ? '/v1/messages' : path;
}
