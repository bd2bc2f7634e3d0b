import type { Problem } from '../problem.ts';
import { RefusedError } from './errors.ts';

/** An answer of status 400 or more as an error; also one that breaks off, as its status says enough. */
export async function refusalOf(asked: string, response: Response): Promise<RefusedError> {
  return new RefusedError(asked, response.status, problemIn(await textOf(response)), retryAfterMs(response));
}

async function textOf(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch {
    return '';
  }
}

/** What is wrong, as the collector says it; undefined where it was not the collector that said it. */
function problemIn(text: string): Problem | undefined {
  try {
    const said: unknown = JSON.parse(text);
    return isProblem(said) ? said : undefined;
  } catch {
    return undefined;
  }
}

function isProblem(said: unknown): said is Problem {
  return typeof said === 'object' && said !== null && 'detail' in said && typeof said.detail === 'string';
}

/** Seconds, as the collector says them, in milliseconds. */
function retryAfterMs({ headers }: Response): number | undefined {
  const seconds = headers.get('retry-after');
  return seconds !== null && /^\d{1,9}$/.test(seconds) ? Number(seconds) * 1000 : undefined;
}
