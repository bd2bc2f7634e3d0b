import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

/** An export that is under way. */
export interface Download {
  /** Bytes that came so far. */
  readonly bytes: () => number;
  /** Resolves when all of it has come, or when it was left. */
  readonly ended: Promise<void>;
  /** Goes away. */
  leave(): void;
}

/** Asks for a file and reads it as fast as it comes, keeping nothing. @throws Error for an answer other than 200. */
export async function download(url: string): Promise<Download> {
  const response = await answerOf(url);
  let bytes = 0;
  response.on('data', (part: Buffer) => (bytes += part.length));
  return { bytes: () => bytes, ...endOf(response) };
}

/** Asks for a file and reads nothing of it. @throws Error for an answer other than 200. */
export async function stalledDownload(url: string): Promise<Download> {
  const response = await answerOf(url);
  return { bytes: () => 0, ...endOf(response) };
}

async function answerOf(url: string): Promise<IncomingMessage> {
  const [response] = (await once(get(url, { agent: false }), 'response')) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`);
  return response;
}

function endOf(response: IncomingMessage): Pick<Download, 'ended' | 'leave'> {
  let isLeft = false;
  const ended = new Promise<void>((resolve, reject) => {
    response.on('error', (error) => (isLeft ? resolve() : reject(error)));
    response.on('close', () => (isLeft || response.complete ? resolve() : reject(new Error('an export broke off'))));
  });
  // Who waits for the end is told; a broken one that is not waited for yet is no error of the process.
  ended.catch(() => undefined);
  return {
    ended,
    leave: () => {
      isLeft = true;
      response.destroy();
    },
  };
}
