import type { CollectorConfig } from '../config/config.ts';
import { ConfigError } from '../errors.ts';

const ADVICE = 'set listen.host to an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them';

/** What is wrong with `listen` and what to do, if that is why a server does not listen; any other error as it is. */
export function explainListen(error: unknown, listen: CollectorConfig['listen']): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const problem = problemOf(error.code, listen);
  return problem === undefined ? error : new ConfigError(problem, undefined, { cause: error });
}

function problemOf(code: string, { host, port }: CollectorConfig['listen']): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `${host}:${port} is taken by another process; stop it, or set listen.port to another port`;
    case 'EACCES':
      return `${host}:${port} may not be listened on by this user (${code}); set listen.port to a port above 1023`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `listen.host is ${host}, a name that does not resolve (${code}); ${ADVICE}`;
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'EINVAL':
      return `listen.host is ${host}, which is no address of this machine (${code}); ${ADVICE}`;
    default:
      return undefined;
  }
}
