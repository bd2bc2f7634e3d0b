import type { ReportedAnswers } from '../answer/reported-answers.ts';
import type { Endpoint } from '../endpoint.ts';
import { describeRequest } from './describe-request.ts';
import { GATEWAY_MODEL, type SentRequest } from './sent-request.ts';

/** Paths that are remembered; ids are in some of them. */
const LIMIT = 1000;

/** Which requests are AI calls, by what is known before they are sent; an application asks for few paths many times. */
export class KnownCalls {
  readonly #reported: ReportedAnswers;
  readonly #known: Map<string, boolean> = new Map();

  constructor(reported: ReportedAnswers) {
    this.#reported = reported;
  }

  /** Whether a request to an endpoint is an AI call. */
  has(request: SentRequest, endpoint: Endpoint): boolean {
    // The gateway's calls are known by a header as well.
    const isNamed = GATEWAY_MODEL.some((name) => request.headers.has(name));
    const key = `${endpoint.provider} ${request.method} ${request.path} ${isNamed}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const isCall = describeRequest(request, endpoint, this.#reported) !== undefined;
    if (this.#known.size >= LIMIT) this.#known.clear();
    this.#known.set(key, isCall);
    return isCall;
  }
}
