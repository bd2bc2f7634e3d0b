import { STATUS_CODES } from 'node:http';
import { NotUnderstoodError, RefusedError, TimedOutError, UnreachableError, type RefusedRecord } from '@spancost/api';
import { CommandError, NoCollectorError } from '../errors.ts';

/** What a question to a collector ended with, as it is told at the terminal, with what to do. @param url Address of the collector. */
export function explained(error: unknown, url: string): unknown {
  const told = { cause: error };
  if (error instanceof RefusedError)
    return new CommandError(
      `${pathOf(error.asked)} answered ${error.status} ${STATUS_CODES[error.status] ?? ''}${detailOf(error)}${adviceOf(error)}`,
      1,
      told,
    );
  if (error instanceof UnreachableError)
    return new NoCollectorError(
      isBrokenOff(error)
        ? `the connection to the collector at ${url} ended before it answered (${error.reason}). ${isAQuestion(error) ? 'Ask again.' : PERHAPS_DONE}`
        : `no collector answers at ${url} (${error.reason}). Start one with "spancost up", or pass its address with --url.`,
      1,
      told,
    );
  if (error instanceof TimedOutError)
    return new NoCollectorError(
      `the collector at ${url} did not answer within ${error.timeoutMs / 1000} seconds. ${isAQuestion(error) ? 'Ask for less, such as with --days 7, or again later.' : PERHAPS_DONE}`,
      1,
      told,
    );
  if (error instanceof NotUnderstoodError)
    return new CommandError(
      `${pathOf(error.asked)} did not answer with JSON. Is this a Spancost collector? Pass its address with --url.`,
      1,
      told,
    );
  return error;
}

const PERHAPS_DONE = 'It may have done all of it or nothing: look before you send it again.';

/** How Node calls an end of a connection that there was. */
function isBrokenOff({ reason }: UnreachableError): boolean {
  return reason === 'UND_ERR_SOCKET' || reason === 'ECONNRESET';
}

/** Whether nothing was to be changed. */
function isAQuestion({ asked }: UnreachableError | TimedOutError): boolean {
  return asked.startsWith('GET ');
}

/** `http://127.0.0.1:4318/api/v1/stats` of `GET http://127.0.0.1:4318/api/v1/stats`. */
function pathOf(asked: string): string {
  return asked.replace(/^[A-Z]+ /, '');
}

interface Mistake {
  readonly path: string;
  readonly message: string;
}

/** What the collector says is wrong, with each of several mistakes on a line of its own. */
function detailOf({ problem }: RefusedError): string {
  if (problem === undefined) return '.';
  const { detail, problems } = problem as { readonly detail: string; readonly problems?: readonly Mistake[] };
  const { refused = [] } = problem as { readonly refused?: readonly RefusedRecord[] };
  if (refused.length > 1) return `: ${detail.replace(/\.$/, '')}.\n${refused.map(refusedText).join('\n')}`;
  if (problems === undefined || problems.length < 2) return `: ${detail.replace(/\.$/, '')}.`;
  return `:\n${problems.map(({ path, message }) => `  ${path === '' ? '' : `${path}: `}${message}`).join('\n')}`;
}

function refusedText({ index, line, path, message }: RefusedRecord): string {
  return `  ${line === undefined ? `record ${index}` : `line ${line}`}: ${path === '' ? '' : `${path}: `}${message}`;
}

function adviceOf({ status }: RefusedError): string {
  if (status === 401) return ' Pass a token of role viewer or admin with --token or SPANCOST_TOKEN.';
  // Which role or limit is in the way is in the detail.
  return status === 403 ? ' Pass another token with --token or SPANCOST_TOKEN.' : '';
}
