import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { z } from 'zod';

/** What the collector says itself about each request that it hands on. */
const OWN_HEADERS: readonly string[] = ['content-type', 'content-encoding', 'content-length', 'transfer-encoding'];

/** Adds an issue for every header that HTTP does not allow, or that would contradict the request it is sent with. */
export function checkHeaders(headers: Readonly<Record<string, string>>, context: z.core.$RefinementCtx): void {
  for (const [name, value] of Object.entries(headers)) {
    const message = OWN_HEADERS.includes(name.toLowerCase())
      ? 'the collector sets this header itself; remove it'
      : (problemOf(() => validateHeaderName(name), 'is not the name of an HTTP header; write letters, digits and - such as x-scope') ??
        problemOf(
          () => validateHeaderValue(name, value),
          'the value has a character that an HTTP header cannot have; write printable text in one line',
        ));
    if (message !== undefined) context.addIssue({ code: 'custom', path: [name], message });
  }
}

function problemOf(check: () => void, problem: string): string | undefined {
  try {
    check();
    return undefined;
  } catch {
    return problem;
  }
}
