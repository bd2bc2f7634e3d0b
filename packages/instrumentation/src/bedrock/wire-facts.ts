import type { MutableUsage } from '../answer/usage-attributes.ts';
import { count, field, text } from '../json-fields.ts';
import { usageOf } from './token-usage.ts';

/** Bedrock's own hosts, FIPS and private ones among them: `bedrock-runtime.eu-central-1.amazonaws.com`. */
const REGION_IN_HOST = /(?:^|\.)bedrock-runtime(?:-fips)?\.([a-z]{2}(?:-[a-z]+)+-\d+)\./;
/** The scope that a request is signed for. */
const REGION_IN_SIGNATURE = /Credential=[^/\s]+\/\d{8}\/([a-z]{2}(?:-[a-z]+)+-\d+)\//;

/**
 * What only the HTTP request and its response tell: where it went, and the headers that the SDK leaves out of its answers. Of
 * attempts the last one counts.
 */
export class WireFacts {
  #request: unknown;
  #headers: unknown;
  #sent = 0;

  /** Takes in a request as the SDK sends it. */
  sent(request: unknown): void {
    this.#sent += 1;
    this.#request = request;
    this.#headers = undefined;
  }

  /** Takes in what came back. */
  answered(response: unknown): void {
    this.#headers = field(response, 'headers');
  }

  /** How often the SDK sent the request once more. */
  get resent(): number {
    return Math.max(this.#sent - 1, 0);
  }

  get host(): string | undefined {
    return text(this.#request, 'hostname');
  }

  get port(): number | undefined {
    const port = count(this.#request, 'port');
    if (port !== undefined || this.host === undefined) return port;
    return text(this.#request, 'protocol') === 'http:' ? 80 : 443;
  }

  /** The region that was called: what its host says, else what the signature is for. A key alone and a proxy say nothing. */
  get region(): string | undefined {
    const signature = text(field(this.#request, 'headers'), 'authorization') ?? '';
    return REGION_IN_HOST.exec(this.host ?? '')?.[1] ?? REGION_IN_SIGNATURE.exec(signature)?.[1];
  }

  /** Amazon's id of the request. */
  get requestId(): string | undefined {
    return text(this.#headers, 'x-amzn-requestid');
  }

  /** The tier that served the request; Converse says it in its body instead. */
  get tier(): string | undefined {
    return text(this.#headers, 'x-amzn-bedrock-service-tier');
  }

  /** How fast the answer was to be; Converse says it in its body instead. */
  get latency(): string | undefined {
    return text(this.#headers, 'x-amzn-bedrock-performanceconfig-latency');
  }

  /** The tokens of a whole answer, of every vendor's models. */
  get usage(): MutableUsage {
    return usageOf({
      input: this.#count('input-token-count'),
      output: this.#count('output-token-count'),
      cacheRead: this.#count('cache-read-input-token-count'),
      cacheWrite: this.#count('cache-write-input-token-count'),
    });
  }

  #count(name: string): number | undefined {
    const value = text(this.#headers, `x-amzn-bedrock-${name}`);
    return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
  }
}
